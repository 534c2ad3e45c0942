package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.Attachment;
import io.kontor.kernel.core.attachment.AttachmentRows.Kept;
import io.kontor.kernel.jpa.Chronicle;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** How octets go, within a transaction: from their store and with a word in the line and in the history. */
record Removal(EntityManager em, Chronicle chronicle, Contributions contributions, Clock clock) {
    /** {@return the attachment without its octets} */
    Attachment remove(AttachmentEntity attachment, UUID by, String reason) {
        return end(attachment, by, reason, "AttachmentRemoved");
    }

    /** {@return whether the time of an attachment was over and it is ended now} */
    boolean expire(@Nullable AttachmentEntity attachment, UUID by, LocalDate today) {
        if (attachment == null) {
            return false;
        }
        Attachment present = attachment.attachment();
        LocalDate until = present.keepUntil();
        if (present.removedAt() != null || until == null || !until.isBefore(today)) {
            return false;
        }
        end(attachment, by, null, "AttachmentExpired");
        return true;
    }

    private Attachment end(AttachmentEntity attachment, UUID by, @Nullable String reason, String event) {
        Kept before = AttachmentRows.kept(attachment);
        contributions.store(attachment.store()).delete(attachment.id());
        attachment.remove(by, Instant.ofEpochMilli(clock.millis()), reason);
        em.flush();
        chronicle.record(em, AttachmentRows.change(before, AttachmentRows.kept(attachment), event));
        return attachment.attachment();
    }
}
