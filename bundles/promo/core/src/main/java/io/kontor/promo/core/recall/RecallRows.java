package io.kontor.promo.core.recall;

import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.promo.api.recall.RecallTask;
import io.kontor.promo.core.document.DocumentKind;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.store.RecallTaskEntity;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;

/** Recall tasks in the database: whose they are, how they are listed, what is kept of them. */
final class RecallRows implements DocumentKind<RecallTaskEntity, RecallTask> {
    /** The only one. */
    static final RecallRows ROWS = new RecallRows();

    static final Tracked TRACKED = Tracked.type("RecallTask");

    static final Listing<RecallTaskEntity> LISTING = Listing.of(RecallTaskEntity.class, "id")
            .field("id", Kind.UUID_KIND, t -> t.get("id"))
            .field("recallId", Kind.UUID_KIND, t -> t.get("recallId"))
            .field("lotId", Kind.UUID_KIND, t -> t.get("lotId"))
            .field("itemId", Kind.UUID_KIND, t -> t.get("itemId"))
            .field("kind", Kind.ofEnum(RecallTask.Kind.class), t -> t.get("kind"))
            .field("placeId", Kind.UUID_KIND, t -> t.get("placeId"))
            .field("issueId", Kind.UUID_KIND, t -> t.get("issueId"))
            .field("customerId", Kind.UUID_KIND, t -> t.get("customerId"))
            .field("customerName", Kind.TEXT, t -> t.get("customerName"))
            .field("assigneeId", Kind.UUID_KIND, t -> t.get("assigneeId"))
            .field("asked", Kind.LONG, t -> t.get("asked"))
            .field("returned", Kind.LONG, t -> t.get("returned"))
            .field("gone", Kind.LONG, t -> t.get("gone"))
            .field("dueOn", Kind.DATE, t -> t.get("dueOn"))
            .field("state", Kind.ofEnum(RecallTask.State.class), t -> t.get("state"))
            .defaultSort("dueOn")
            .build();

    private RecallRows() {}

    static Predicate in(Access access, Listing.Query<RecallTaskEntity> query) {
        return Documents.touching(access.rows(), query, "assigneeId", "placeId");
    }

    @Override
    public String table() {
        return "promo_recall_task";
    }

    @Override
    public Optional<RecallTaskEntity> find(EntityManager em, UUID id, Access access) {
        return Documents.one(em, LISTING, id, access, q -> in(access, q));
    }

    @Override
    public RecallTask view(EntityManager em, RecallTaskEntity task) {
        return task.task();
    }

    @Override
    public Change changed(RecallTask before, RecallTask after, String event) {
        return TRACKED.changed(after.id(), null, before, after)
                .root(after.placeId())
                .event(event, after);
    }
}
