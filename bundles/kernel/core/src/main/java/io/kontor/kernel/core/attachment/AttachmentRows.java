package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.attachment.Attachment;
import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Tracked;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.jspecify.annotations.Nullable;

/** Attachments in the database, and what the history keeps of them. */
final class AttachmentRows {
    private static final Tracked TRACKED = Tracked.type("Attachment");
    private static final int MOST = 500;
    private static final String OF_RECORD =
            " from AttachmentEntity a where a.module = :module and a.recordType = :type and a.recordId = :record";

    private final EntityManager em;

    AttachmentRows(EntityManager em) {
        this.em = em;
    }

    /** What the history keeps: the attachment and whose it is. */
    record Kept(AttachedTo record, Attachment attachment) {}

    /** What an event tells. */
    record Told(AttachedTo record, AttachmentKind kind, String mediaType, long size, String sha256) {}

    static Kept kept(AttachmentEntity attachment) {
        return new Kept(attachment.record(), attachment.attachment());
    }

    /** {@return a change for the history, with its event} */
    static Change change(@Nullable Kept before, Kept after, String event) {
        Attachment a = after.attachment();
        Change change = before == null
                ? TRACKED.created(a.id(), a.name(), after)
                : TRACKED.changed(a.id(), a.name(), before, after);
        return change.event(event, new Told(after.record(), a.kind(), a.mediaType(), a.size(), a.sha256()))
                .reason(a.reason());
    }

    private <T> TypedQuery<T> of(AttachedTo record, TypedQuery<T> query) {
        return query.setParameter("module", record.module())
                .setParameter("type", record.type())
                .setParameter("record", record.id());
    }

    List<Attachment> list(AttachedTo record) {
        String all = "select a" + OF_RECORD + " order by a.addedAt desc, a.id desc";
        return of(record, em.createQuery(all, AttachmentEntity.class))
                .setMaxResults(MOST)
                .getResultStream()
                .map(AttachmentEntity::attachment)
                .toList();
    }

    /** {@return how many files a record has} */
    long count(AttachedTo record) {
        String there = "select count(a)" + OF_RECORD + " and a.removedAt is null";
        return of(record, em.createQuery(there, Long.class)).getSingleResult();
    }

    /** {@return the file of a record with a hash, when its octets are there} */
    Optional<AttachmentEntity> same(AttachedTo record, String sha256) {
        String same = "select a" + OF_RECORD + " and a.sha256 = :sha256 and a.removedAt is null";
        return of(record, em.createQuery(same, AttachmentEntity.class))
                .setParameter("sha256", sha256)
                .getResultStream()
                .findFirst();
    }

    /**
     * {@return an attachment of a record whose octets are there}
     *
     * @throws KontorException NOT_FOUND, or GONE
     */
    AttachmentEntity there(AttachedTo record, UUID id, LocalDate today) {
        AttachmentEntity found = Optional.ofNullable(em.find(AttachmentEntity.class, id))
                .filter(a -> a.isOf(record))
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
        Attachment attachment = found.attachment();
        if (attachment.removedAt() != null && attachment.reason() != null) {
            throw KontorException.of(ProblemKind.GONE, "ATTACHMENT_REMOVED");
        }
        LocalDate until = attachment.keepUntil();
        if (attachment.removedAt() != null || (until != null && until.isBefore(today))) {
            throw KontorException.of(ProblemKind.GONE, "ATTACHMENT_EXPIRED").with("day", String.valueOf(until));
        }
        return found;
    }

    /** {@return how many of a module were kept long enough} */
    long old(String module, AttachmentKind kind, LocalDate today) {
        return old("count(a)", Long.class, module, kind, today, "").getSingleResult();
    }

    /** {@return some of a module that were kept long enough, in stores that are there} */
    List<UUID> old(String module, AttachmentKind kind, LocalDate today, List<String> stores, int most) {
        return old("a.id", UUID.class, module, kind, today, " and a.store in :stores")
                .setParameter("stores", stores)
                .setMaxResults(most)
                .getResultList();
    }

    private <T> TypedQuery<T> old(
            String what, Class<T> type, String module, AttachmentKind kind, LocalDate today, String more) {
        String old = "select " + what + " from AttachmentEntity a where a.keepUntil < :today and a.removedAt is null"
                + " and a.module = :module and a.kind = :kind";
        return em.createQuery(old + more, type)
                .setParameter("today", today)
                .setParameter("module", module)
                .setParameter("kind", kind);
    }
}
