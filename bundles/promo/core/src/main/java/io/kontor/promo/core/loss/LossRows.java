package io.kontor.promo.core.loss;

import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.loss.LossReport;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.core.document.DocumentKind;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.store.LossEntity;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;

/** Losses in the database: whose they are, how they are listed, what is kept of them. */
final class LossRows implements DocumentKind<LossEntity, LossReport> {
    /** The only one. */
    static final LossRows ROWS = new LossRows();

    private static final String TYPE = "LossReport";

    static final Tracked TRACKED = Tracked.type(TYPE).classified(FieldClass.AMOUNT, "/charge");

    static final Listing<LossEntity> LISTING = Listing.of(LossEntity.class, "id")
            .field("id", Kind.UUID_KIND, l -> l.get("id"))
            .field("placeId", Kind.UUID_KIND, l -> l.get("placeId"))
            .field("itemId", Kind.UUID_KIND, l -> l.get("itemId"))
            .field("day", Kind.DATE, l -> l.get("day"))
            .field("reason", Kind.ofEnum(LossReason.class), l -> l.get("reason"))
            .field("liableId", Kind.UUID_KIND, l -> l.get("liableId"))
            .field("campaignId", Kind.UUID_KIND, l -> l.get("campaignId"))
            .field("state", Kind.ofEnum(LossReport.State.class), l -> l.get("state"))
            .defaultSort("-day")
            .build();

    private LossRows() {}

    static Predicate in(Access access, Listing.Query<LossEntity> query) {
        return Documents.touching(access.rows(), query, null, "placeId");
    }

    /** {@return the document the movements name} */
    static DocumentRef document(UUID id) {
        return new DocumentRef(TYPE, id, null);
    }

    /** {@return the report, without its charge for who may not see it} */
    static LossReport seen(LossReport r, boolean charge) {
        return charge
                ? r
                : new LossReport(
                        r.id(), r.version(), r.data(), r.day(), r.movementId(), null, r.state(), r.decidedBy());
    }

    @Override
    public String table() {
        return "promo_loss";
    }

    @Override
    public Optional<LossEntity> find(EntityManager em, UUID id, Access access) {
        return Documents.one(em, LISTING, id, access, q -> in(access, q));
    }

    @Override
    public LossReport view(EntityManager em, LossEntity loss) {
        return loss.report();
    }

    @Override
    public Change changed(LossReport before, LossReport after, String event) {
        return TRACKED.changed(after.id(), null, before, after)
                .root(after.data().placeId())
                .event(event, seen(after, false));
    }
}
