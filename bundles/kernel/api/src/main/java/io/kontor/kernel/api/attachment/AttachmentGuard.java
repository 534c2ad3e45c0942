package io.kontor.kernel.api.attachment;

import io.kontor.kernel.api.error.KontorException;
import org.osgi.annotation.versioning.ConsumerType;

/** Says for a module whose records have attachments what the caller may do with a record. A service of each. */
@ConsumerType
public interface AttachmentGuard {
    /** {@return the module it speaks for} */
    String module();

    /**
     * Passes when the caller of {@code Call.current()} may read a record.
     *
     * @param record a record of the module
     * @throws KontorException NOT_FOUND when the record is unknown, out of the caller's rows, or of a type without
     *     attachments; FORBIDDEN without the permission
     */
    void requireRead(AttachedTo record);

    /**
     * Passes when the caller of {@code Call.current()} may change a record, and so its attachments.
     *
     * @param record a record of the module
     * @throws KontorException as {@link #requireRead}
     */
    void requireWrite(AttachedTo record);
}
