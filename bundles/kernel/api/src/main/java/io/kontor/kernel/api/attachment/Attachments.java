package io.kontor.kernel.api.attachment;

import io.kontor.kernel.api.error.KontorException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The attachments of all modules' records. Who may see or change the record may see or change its attachments; the
 * module says so by its {@link AttachmentGuard}, and without one nobody may. Each command is one transaction with its
 * history and event ({@code AttachmentAdded}, {@code AttachmentRemoved}, {@code AttachmentKept},
 * {@code AttachmentExpired} in the kernel's journal) and obeys the call's idempotency key.
 */
@ProviderType
public interface Attachments {
    /**
     * {@return the attachments of a record, newest first, at most 500, also those whose octets were removed}
     *
     * @param record the record
     * @throws KontorException NOT_FOUND when the caller does not see the record; FORBIDDEN without the right to read it
     */
    List<Attachment> list(AttachedTo record);

    /**
     * Adds an attachment. The same octets once more are the attachment that is there.
     *
     * @param record the record
     * @param upload the file
     * @return the attachment
     * @throws KontorException as {@link #list}, for changing the record; INVALID {@code INVALID_INPUT};
     *     UNSUPPORTED_MEDIA_TYPE {@code ATTACHMENT_TYPE} when the octets are no JPEG, PNG, WebP or PDF; TOO_LARGE
     *     {@code ATTACHMENT_TOO_LARGE}; INVALID {@code ATTACHMENT_HASH} when they do not have the hash given; CONFLICT
     *     {@code TOO_MANY_ATTACHMENTS}
     */
    Attachment add(AttachedTo record, Upload upload);

    /**
     * {@return an attachment with its octets}
     *
     * @param record the record
     * @param id identity of the attachment
     * @throws KontorException as {@link #list}; NOT_FOUND when it is not one of the record's; GONE
     *     {@code ATTACHMENT_REMOVED} or {@code ATTACHMENT_EXPIRED} when the octets are not there any more; INTERNAL
     *     {@code ATTACHMENT_DAMAGED} when they are not what was added; UNAVAILABLE {@code ATTACHMENT_STORE_ABSENT}
     */
    AttachedFile open(AttachedTo record, UUID id);

    /**
     * Removes the octets; the line stays, with the hash.
     *
     * @param record the record
     * @param id identity of the attachment
     * @param version the version the caller saw
     * @param reason why, at most 500 characters
     * @return the attachment
     * @throws KontorException as {@link #open} but for DAMAGED, for changing the record; STALE; INVALID
     *     {@code INVALID_INPUT}
     */
    Attachment remove(AttachedTo record, UUID id, long version, String reason);

    /**
     * Sets until when an attachment is kept, whatever is configured for its kind.
     *
     * @param record the record
     * @param id identity of the attachment
     * @param version the version the caller saw
     * @param until last day, not before today; null for ever
     * @return the attachment
     * @throws KontorException as {@link #remove}
     */
    Attachment keepUntil(AttachedTo record, UUID id, long version, @Nullable LocalDate until);
}
