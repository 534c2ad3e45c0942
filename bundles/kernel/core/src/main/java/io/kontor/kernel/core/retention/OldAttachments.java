package io.kontor.kernel.core.retention;

import io.kontor.kernel.api.attachment.AttachmentKind;

/** Attachments that were kept long enough. */
public interface OldAttachments {
    /** {@return how many of a module would go today} */
    long due(String module, AttachmentKind kind);

    /** {@return how many of a module are gone now} Deletes some of them, each in a transaction of its own. */
    int delete(String module, AttachmentKind kind);
}
