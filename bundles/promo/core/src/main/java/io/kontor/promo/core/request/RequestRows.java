package io.kontor.promo.core.request;

import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.promo.api.approval.ApprovalLimit;
import io.kontor.promo.api.approval.ApprovalNeed;
import io.kontor.promo.api.request.LineProgress;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.request.RequestLine;
import io.kontor.promo.api.request.RequestState;
import io.kontor.promo.core.approval.ApprovalBook;
import io.kontor.promo.core.document.DocumentKind;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.RequestEntity;
import io.kontor.promo.core.store.RequestLineEntity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;

/** Requests in the database: whose they are, how they are listed, what is kept of them. */
final class RequestRows implements DocumentKind<RequestEntity, PromoRequest> {
    /** The only one. */
    static final RequestRows ROWS = new RequestRows();

    static final Tracked TRACKED =
            Tracked.type("PromoRequest").classified(FieldClass.AMOUNT, "/approval/value", "/approval/limit");

    static final Listing<RequestEntity> LISTING = Listing.of(RequestEntity.class, "id")
            .field("id", Kind.UUID_KIND, r -> r.get("id"))
            .field("number", Kind.TEXT, r -> r.get("number"))
            .field("state", Kind.ofEnum(RequestState.class), r -> r.get("state"))
            .field("fromId", Kind.UUID_KIND, r -> r.get("fromId"))
            .field("toId", Kind.UUID_KIND, r -> r.get("toId"))
            .field("campaignId", Kind.UUID_KIND, r -> r.get("campaignId"))
            .field("requesterId", Kind.UUID_KIND, r -> r.get("requesterId"))
            .field("requestedAt", Kind.INSTANT, r -> r.get("requestedAt"))
            .field("neededOn", Kind.DATE, r -> r.get("neededOn"))
            .defaultSort("-requestedAt")
            .build();

    private RequestRows() {}

    static Predicate in(Access access, Listing.Query<RequestEntity> query) {
        return Documents.touching(access.rows(), query, "requesterId", "fromId", "toId");
    }

    @Override
    public String table() {
        return "promo_request";
    }

    @Override
    public Optional<RequestEntity> find(EntityManager em, UUID id, Access access) {
        return Documents.one(em, LISTING, id, access, q -> in(access, q));
    }

    @Override
    public PromoRequest view(EntityManager em, RequestEntity request) {
        return request.request(lines(em, request.id()).stream()
                .map(RequestLineEntity::progress)
                .toList());
    }

    @Override
    public Change changed(PromoRequest before, PromoRequest after, String event) {
        return TRACKED.changed(after.id(), after.number(), before, after)
                .root(after.data().toId())
                .event(event, after.withoutAmounts());
    }

    /** {@return the request, without sums of money for who may not see them} */
    static PromoRequest seen(PromoRequest request, Access access) {
        return access.seesEverywhere(FieldClass.AMOUNT) ? request : request.withoutAmounts();
    }

    /** {@return who has to approve so much} */
    static ApprovalNeed need(EntityManager em, List<RequestLine> lines) {
        List<Optional<Money>> costs = new ArrayList<>();
        for (RequestLine line : lines) {
            ItemEntity item = em.find(ItemEntity.class, line.itemId());
            Money one = item == null ? null : item.data().unitCost();
            costs.add(Optional.ofNullable(one)
                    .map(c -> new Money(c.amount().multiply(BigDecimal.valueOf(line.quantity())), c.currency())));
        }
        return new ApprovalBook(em, ApprovalLimit.Document.REQUEST).need(costs);
    }

    static List<RequestLineEntity> lines(EntityManager em, UUID requestId) {
        return em.createQuery(
                        "select l from RequestLineEntity l where l.requestId = :request order by l.lineNo",
                        RequestLineEntity.class)
                .setParameter("request", requestId)
                .getResultList();
    }

    static Map<UUID, List<LineProgress>> lines(EntityManager em, List<UUID> requests) {
        Map<UUID, List<LineProgress>> lines = new HashMap<>();
        if (!requests.isEmpty()) {
            em.createQuery(
                            "select l from RequestLineEntity l where l.requestId in :requests order by l.lineNo",
                            RequestLineEntity.class)
                    .setParameter("requests", requests)
                    .getResultStream()
                    .forEach(l -> lines.computeIfAbsent(l.requestId(), id -> new ArrayList<>())
                            .add(l.progress()));
        }
        return lines;
    }
}
