package io.kontor.promo.core.slip;

import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.promo.api.slip.AckState;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.slip.SlipLine;
import io.kontor.promo.api.slip.SlipState;
import io.kontor.promo.core.document.DocumentKind;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.store.SlipEntity;
import io.kontor.promo.core.store.SlipLineEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;

/** Slips in the database: whose they are, how they are listed, what is kept of them. */
final class SlipRows implements DocumentKind<SlipEntity, IssueSlip> {
    /** The only one. */
    static final SlipRows ROWS = new SlipRows();

    static final String TYPE = "IssueSlip";
    static final Tracked TRACKED = Tracked.type(TYPE);

    static final Listing<SlipEntity> LISTING = Listing.of(SlipEntity.class, "id")
            .field("id", Kind.UUID_KIND, s -> s.get("id"))
            .field("number", Kind.TEXT, s -> s.get("number"))
            .field("kind", Kind.ofEnum(SlipKind.class), s -> s.get("kind"))
            .field("state", Kind.ofEnum(SlipState.class), s -> s.get("state"))
            .field("ackState", Kind.ofEnum(AckState.class), s -> s.get("ackState"))
            .field("requestId", Kind.UUID_KIND, s -> s.get("requestId"))
            .field("fromId", Kind.UUID_KIND, s -> s.get("fromId"))
            .field("toId", Kind.UUID_KIND, s -> s.get("toId"))
            .field("campaignId", Kind.UUID_KIND, s -> s.get("campaignId"))
            .field("sentOn", Kind.DATE, s -> s.get("sentOn"))
            .field("createdAt", Kind.INSTANT, s -> s.get("createdAt"))
            .defaultSort("-createdAt")
            .build();

    private SlipRows() {}

    static Predicate in(Access access, Listing.Query<SlipEntity> query) {
        return Documents.touching(access.rows(), query, null, "fromId", "toId");
    }

    @Override
    public String table() {
        return "promo_slip";
    }

    @Override
    public Optional<SlipEntity> find(EntityManager em, UUID id, Access access) {
        return Documents.one(em, LISTING, id, access, q -> in(access, q));
    }

    @Override
    public IssueSlip view(EntityManager em, SlipEntity slip) {
        return slip.slip(lines(em, slip.id()).stream().map(SlipLineEntity::line).toList());
    }

    @Override
    public Change changed(IssueSlip before, IssueSlip after, String event) {
        return TRACKED.changed(after.id(), after.number(), before, after)
                .root(after.data().toId())
                .event(event, after);
    }

    static List<SlipLineEntity> lines(EntityManager em, UUID slipId) {
        return em.createQuery(
                        "select l from SlipLineEntity l where l.slipId = :slip order by l.lineNo", SlipLineEntity.class)
                .setParameter("slip", slipId)
                .getResultList();
    }

    static Map<UUID, List<SlipLine>> lines(EntityManager em, List<UUID> slips) {
        Map<UUID, List<SlipLine>> lines = new HashMap<>();
        if (!slips.isEmpty()) {
            em.createQuery(
                            "select l from SlipLineEntity l where l.slipId in :slips order by l.lineNo",
                            SlipLineEntity.class)
                    .setParameter("slips", slips)
                    .getResultStream()
                    .forEach(l -> lines.computeIfAbsent(l.slipId(), id -> new ArrayList<>())
                            .add(l.line()));
        }
        return lines;
    }
}
