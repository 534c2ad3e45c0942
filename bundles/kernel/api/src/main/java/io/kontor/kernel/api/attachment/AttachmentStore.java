package io.kontor.kernel.api.attachment;

import java.io.InputStream;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where octets are kept: the database, unless a partner's service is named in {@code etc/io.kontor.attachments.cfg}. An
 * attachment stays in the store it was added to; while that is absent it cannot be read.
 *
 * <p>The kernel calls {@link #keep} and {@link #delete} inside its transaction. A store outside the database keeps at
 * most something that no attachment names when that transaction is undone, and should be quick.
 */
@ConsumerType
public interface AttachmentStore {
    /** {@return its name, 1 to 40 characters, always the same} */
    String name();

    /**
     * Keeps octets. When the transaction is tried again this is called again with the same octets and another identity.
     *
     * @param id identity of the attachment
     * @param octets the octets; not closed
     */
    void keep(UUID id, InputStream octets);

    /**
     * {@return the octets, read while they are used; none when they are not there}
     *
     * @param id identity of the attachment
     */
    InputStream open(UUID id);

    /**
     * Deletes octets, if they are there.
     *
     * @param id identity of the attachment
     */
    void delete(UUID id);
}
