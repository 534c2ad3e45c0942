package io.kontor.promo.core.request;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.approval.ApprovalNeed;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.request.LineProgress;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.request.PromoRequests;
import io.kontor.promo.api.request.RequestData;
import io.kontor.promo.api.request.RequestLine;
import io.kontor.promo.api.request.RequestState;
import io.kontor.promo.core.approval.ApprovalBook;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.document.Documents.Step;
import io.kontor.promo.core.document.Documents.Target;
import io.kontor.promo.core.document.OpenCampaign;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.PlaceFacts;
import io.kontor.promo.core.stock.Reach;
import io.kontor.promo.core.store.JdbcLedgerStore;
import io.kontor.promo.core.store.Numbers;
import io.kontor.promo.core.store.RequestEntity;
import io.kontor.promo.core.store.RequestLineEntity;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The requests in the database. */
@Component
public final class JpaPromoRequests implements PromoRequests {
    private static final String READ = "promo:request:read";
    private static final String WRITE = "promo:request:write";
    private static final String APPROVE = "promo:request:approve";
    private static final Answer<PromoRequest> REQUEST = Answer.of(PromoRequest.class);
    private static final Set<PlaceType> STORES = EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH);
    private static final Set<PlaceType> RECEIVERS =
            EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH, PlaceType.REP_BAG);
    private static final Set<RequestState> CLOSABLE =
            EnumSet.of(RequestState.DRAFT, RequestState.SUBMITTED, RequestState.APPROVED, RequestState.PARTLY_ISSUED);

    private final Transactions transactions;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaPromoRequests(@Reference PromoTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
    }

    @Override
    public Page<PromoRequest> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            Page<RequestEntity> page =
                    RequestRows.LISTING.page(em, query, access, q -> RequestRows.in(access, q), null);
            Map<UUID, List<LineProgress>> lines = RequestRows.lines(
                    em, page.items().stream().map(RequestEntity::id).toList());
            return page.map(r -> RequestRows.seen(r.request(lines.getOrDefault(r.id(), List.of())), access));
        });
    }

    @Override
    public Optional<PromoRequest> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em ->
                RequestRows.ROWS.find(em, id, access).map(r -> RequestRows.seen(RequestRows.ROWS.view(em, r), access)));
    }

    @Override
    public PromoRequest write(RequestData data) {
        Access access = Call.require(WRITE);
        Documents.throwIfAny(data.violations());
        UUID caller = Call.current().actor().id();
        return transactions.write(REQUEST, em -> {
            check(em, data, access);
            RequestEntity request = new RequestEntity(
                    Ids.next(), Numbers.REQUEST.next(em), caller, Instant.ofEpochMilli(clock.millis()));
            request.apply(data);
            em.persist(request);
            em.flush();
            addLines(em, request.id(), data.lines());
            PromoRequest written = RequestRows.ROWS.view(em, request);
            transactions
                    .chronicle()
                    .record(
                            em,
                            RequestRows.TRACKED
                                    .created(written.id(), written.number(), written)
                                    .root(data.toId())
                                    .event("PromoRequestWritten", written));
            return written;
        });
    }

    private static void addLines(EntityManager em, UUID requestId, List<RequestLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            em.persist(new RequestLineEntity(Ids.next(), requestId, i + 1, lines.get(i)));
        }
        em.flush();
    }

    private static void check(EntityManager em, RequestData data, Access access) {
        OpenCampaign.require(em, data.campaignId());
        JdbcLedgerStore store = new JdbcLedgerStore(em);
        Map<UUID, PlaceFacts> places = store.places(List.of(data.fromId(), data.toId()));
        checkEnd(places.get(data.fromId()), "fromId", STORES);
        PlaceFacts to = checkEnd(places.get(data.toId()), "toId", RECEIVERS);
        new Reach(access.rows()).place(to);
        Map<UUID, ItemFacts> items =
                store.items(data.lines().stream().map(RequestLine::itemId).toList());
        for (int i = 0; i < data.lines().size(); i++) {
            if (!items.containsKey(data.lines().get(i).itemId())) {
                throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "lines[" + i + "].itemId");
            }
        }
    }

    private static PlaceFacts checkEnd(@Nullable PlaceFacts place, String field, Set<PlaceType> fit) {
        if (place == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", field);
        }
        if (!fit.contains(place.type())) {
            throw KontorException.of(ProblemKind.INVALID, "WRONG_ENDS", field);
        }
        if (place.state() == PlaceState.CLOSED) {
            throw KontorException.of(ProblemKind.CONFLICT, "PLACE_CLOSED").with("place", place.code());
        }
        return place;
    }

    @Override
    public PromoRequest change(UUID id, long version, UnaryOperator<RequestData> edit) {
        Access access = Call.require(WRITE);
        return update(new Target(id, version, access, null), (em, request, before) -> {
            require(request, RequestState.DRAFT);
            RequestData after = edit.apply(before.data());
            Documents.throwIfAny(after.violations());
            check(em, after, access);
            request.apply(after);
            em.createQuery("delete from RequestLineEntity l where l.requestId = :request")
                    .setParameter("request", id)
                    .executeUpdate();
            addLines(em, id, after.lines());
            return "PromoRequestChanged";
        });
    }

    @Override
    public PromoRequest submit(UUID id, long version) {
        Access access = Call.require(WRITE);
        return update(new Target(id, version, access, null), (em, request, before) -> {
            require(request, RequestState.DRAFT);
            OpenCampaign.require(em, request.campaignId());
            request.needs(RequestRows.need(em, before.data().lines()));
            request.become(RequestState.SUBMITTED);
            return "PromoRequestSubmitted";
        });
    }

    @Override
    public PromoRequest approve(UUID id, long version, List<RequestLine> approved, @Nullable String reason) {
        Access access = Call.require(APPROVE);
        new Violations().text("reason", reason, 500).throwIfAny();
        return update(new Target(id, version, access, reason), (em, request, before) -> {
            require(request, RequestState.SUBMITTED);
            OpenCampaign.require(em, request.campaignId());
            UUID caller = othersOnly(em, before);
            List<RequestLineEntity> lines = RequestRows.lines(em, id);
            if (approved.isEmpty()) {
                lines.forEach(line -> line.approve(line.progress().asked()));
            } else {
                checkApproved(approved, lines);
                Map<UUID, Long> each =
                        approved.stream().collect(Collectors.toMap(RequestLine::itemId, RequestLine::quantity));
                lines.forEach(line -> line.approve(each.getOrDefault(line.itemId(), 0L)));
            }
            ApprovalNeed need =
                    RequestRows.need(em, approved.isEmpty() ? before.data().lines() : approved);
            ApprovalBook.require(need);
            request.needs(need);
            request.decide(RequestState.APPROVED, caller, reason);
            return "PromoRequestApproved";
        });
    }

    private static void checkApproved(List<RequestLine> approved, List<RequestLineEntity> lines) {
        Map<UUID, LineProgress> asked = lines.stream()
                .map(RequestLineEntity::progress)
                .collect(Collectors.toMap(LineProgress::itemId, Function.identity()));
        Violations violations = new Violations();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < approved.size(); i++) {
            RequestLine line = approved.get(i);
            String field = "lines[" + i + "]";
            LineProgress of = asked.get(line.itemId());
            if (of == null) {
                violations.add(field + ".itemId", "UNKNOWN_ITEM");
            } else if (!seen.add(line.itemId())) {
                violations.add(field + ".itemId", "ITEM_TWICE");
            } else if (line.quantity() > of.asked()) {
                violations.add(field + ".quantity", "MORE_THAN_ASKED");
            } else {
                violations.range(field + ".quantity", line.quantity(), 0, of.asked());
            }
        }
        if (approved.stream().allMatch(line -> line.quantity() == 0)) {
            violations.add("lines", "NOTHING_APPROVED");
        }
        violations.throwIfAny();
    }

    /** {@return the caller, who neither asked nor is to get the goods} */
    private static UUID othersOnly(EntityManager em, PromoRequest request) {
        UUID caller = Call.current().actor().id();
        PlaceFacts to = new JdbcLedgerStore(em)
                .places(List.of(request.data().toId()))
                .get(request.data().toId());
        boolean ownBag = to != null && to.type() == PlaceType.REP_BAG && caller.equals(to.keeperId());
        if (ownBag || caller.equals(request.requesterId())) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "OWN_REQUEST");
        }
        return caller;
    }

    @Override
    public PromoRequest reject(UUID id, long version, String reason) {
        Access access = Call.require(APPROVE);
        Documents.checkReason(reason);
        return update(new Target(id, version, access, reason), (em, request, before) -> {
            require(request, RequestState.SUBMITTED);
            request.decide(RequestState.REJECTED, othersOnly(em, before), reason);
            return "PromoRequestRejected";
        });
    }

    @Override
    public PromoRequest close(UUID id, long version, String reason) {
        Access access = Call.require(WRITE);
        Documents.checkReason(reason);
        UUID caller = Call.current().actor().id();
        return update(new Target(id, version, access, reason), (em, request, before) -> {
            if (!CLOSABLE.contains(request.state())) {
                throw Documents.state("REQUEST_STATE", request.state());
            }
            if (RequestRows.lines(em, id).stream().anyMatch(RequestLineEntity::isPicked)) {
                throw KontorException.of(ProblemKind.CONFLICT, "REQUEST_PICKED");
            }
            request.decide(RequestState.CLOSED, caller, reason);
            return "PromoRequestClosed";
        });
    }

    private PromoRequest update(Target target, Step<RequestEntity, PromoRequest> step) {
        PromoRequest changed = transactions.write(
                REQUEST, em -> Documents.change(em, transactions.chronicle(), RequestRows.ROWS, target, step));
        return RequestRows.seen(changed, target.access());
    }

    private static void require(RequestEntity request, RequestState state) {
        if (request.state() != state) {
            throw Documents.state("REQUEST_STATE", request.state());
        }
    }
}
