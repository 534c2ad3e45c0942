package io.kontor.promo.core.asset;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Rows;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.asset.AssetLoan;
import io.kontor.promo.api.asset.AssetLoans;
import io.kontor.promo.api.asset.Condition;
import io.kontor.promo.api.asset.Inspection;
import io.kontor.promo.api.asset.InspectionData;
import io.kontor.promo.api.asset.LoanData;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PlaceFacts;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.place.AutomaticPlaces;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.stock.Reach;
import io.kontor.promo.core.store.InspectionEntity;
import io.kontor.promo.core.store.LoanEntity;
import io.kontor.promo.core.store.PlaceEntity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.criteria.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The loans in the database; each piece moves through the ledger. */
@Component
public final class JpaAssetLoans implements AssetLoans {
    private static final String READ = "promo:asset:read";
    private static final String WRITE = "promo:asset:write";
    private static final String TYPE = "AssetLoan";
    private static final Answer<AssetLoan> LOAN = Answer.of(AssetLoan.class);
    private static final Tracked TRACKED = Tracked.type(TYPE);
    private static final Listing<LoanEntity> LISTING = Listing.of(LoanEntity.class, "id")
            .field("id", Kind.UUID_KIND, l -> l.get("id"))
            .field("itemId", Kind.UUID_KIND, l -> l.get("itemId"))
            .field("serial", Kind.TEXT, l -> l.get("serial"))
            .field("customerId", Kind.UUID_KIND, l -> l.get("customerId"))
            .field("customerName", Kind.TEXT, l -> l.get("customerName"))
            .field("siteId", Kind.UUID_KIND, l -> l.get("siteId"))
            .field("lentOn", Kind.DATE, l -> l.get("lentOn"))
            .field("agreedUntil", Kind.DATE, l -> l.get("agreedUntil"))
            .field("nextInspection", Kind.DATE, l -> l.get("nextInspection"))
            .field("returnedOn", Kind.DATE, l -> l.get("returnedOn"))
            .defaultSort("nextInspection")
            .build();

    private final Transactions transactions;
    private final PromoLedger ledger;
    private final AutomaticPlaces places;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaAssetLoans(
            @Reference PromoTransactions transactions,
            @Reference PromoLedger ledger,
            @Reference AutomaticPlaces places,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.ledger = ledger;
        this.places = places;
        this.clock = clock;
    }

    private static Predicate in(Access access, Listing.Query<LoanEntity> q) {
        return Rows.in(
                access.rows(),
                q.cb(),
                q.root().get("keeperId"),
                q.root().get("teamId"),
                q.root().get("regionPath"));
    }

    @Override
    public Page<AssetLoan> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            Page<LoanEntity> page = LISTING.page(em, query, access, q -> in(access, q), null);
            Map<UUID, List<Inspection>> seen =
                    inspections(em, page.items().stream().map(LoanEntity::id).toList());
            return page.map(loan -> loan.loan(seen.getOrDefault(loan.id(), List.of())));
        });
    }

    private static Map<UUID, List<Inspection>> inspections(EntityManager em, List<UUID> loans) {
        Map<UUID, List<Inspection>> seen = new HashMap<>();
        if (!loans.isEmpty()) {
            em.createQuery(
                            "select i from InspectionEntity i where i.loanId in :loans order by i.on desc, i.id desc",
                            InspectionEntity.class)
                    .setParameter("loans", loans)
                    .getResultStream()
                    .forEach(i -> seen.computeIfAbsent(i.loanId(), id -> new ArrayList<>())
                            .add(i.inspection()));
        }
        return seen;
    }

    @Override
    public Optional<AssetLoan> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> find(em, id, access).map(loan -> loan(em, loan)));
    }

    /** {@return whether a loan is in the caller's rows} */
    public static boolean reaches(EntityManager em, UUID id, Access access) {
        return find(em, id, access).isPresent();
    }

    private static AssetLoan loan(EntityManager em, LoanEntity loan) {
        return loan.loan(inspections(em, List.of(loan.id())).getOrDefault(loan.id(), List.of()));
    }

    private static Optional<LoanEntity> find(EntityManager em, UUID id, Access access) {
        Filter same = new Filter.Condition("id", Operator.EQ, List.of(id.toString()));
        return LISTING
                .page(em, new ListQuery(same, List.of(), 1, null, false), access, q -> in(access, q), null)
                .items()
                .stream()
                .findFirst();
    }

    @Override
    public AssetLoan lend(LoanData data) {
        Access access = Call.require(WRITE);
        throwIfAny(data.violations());
        UUID site = places.siteOf(data.customer());
        UUID caller = Call.current().actor().id();
        return transactions.write(LOAN, em -> {
            UUID id = Ids.next();
            LoanEntity loan = new LoanEntity(id, data, site, caller, today());
            Leg leg = Leg.piece(data.itemId(), data.serial(), data.fromId(), site);
            // the site may be another one's, the place it leaves may not
            move(em, MovementKind.LOAN, leg, id, from(access, data.fromId()));
            loan.belongTo(em.find(PlaceEntity.class, data.fromId()));
            em.persist(loan);
            em.flush();
            AssetLoan lent = loan(em, loan);
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.created(id, data.serial(), lent)
                                    .root(data.fromId())
                                    .event("PromoAssetLent", lent));
            return lent;
        });
    }

    private static Gate from(Access access, UUID fromId) {
        Reach reach = new Reach(access.rows());
        return new Gate() {
            @Override
            public void place(PlaceFacts place) {
                if (place.id().equals(fromId)) {
                    reach.place(place);
                }
            }

            @Override
            public void item(ItemFacts item, PlaceFacts from) {
                reach.item(item, from);
            }
        };
    }

    private void move(EntityManager em, MovementKind kind, Leg leg, UUID loanId, Gate gate) {
        PostMovement.Note note = PostMovement.Note.by(Call.current().actor().id());
        DocumentRef document = new DocumentRef(TYPE, loanId, null);
        ledger.post(em, PostMovement.of(kind, List.of(leg), note, document), gate);
    }

    @Override
    public AssetLoan inspect(UUID id, long version, InspectionData inspection) {
        Access access = Call.require(WRITE);
        throwIfAny(inspection.violations());
        if (inspection.on().isAfter(today())) {
            throw KontorException.of(ProblemKind.INVALID, "FUTURE_DAY", "on");
        }
        UUID caller = Call.current().actor().id();
        return update(id, version, access, (em, loan) -> {
            em.persist(new InspectionEntity(Ids.next(), id, caller, inspection));
            loan.inspected(inspection.on());
        });
    }

    @Override
    public AssetLoan giveBack(UUID id, long version, UUID toId, Condition condition) {
        Access access = Call.require(WRITE);
        new Violations().required("toId", toId).required("condition", condition).throwIfAny();
        return update(id, version, access, (em, loan) -> {
            AssetLoan before = loan(em, loan);
            Leg leg = Leg.piece(before.data().itemId(), before.data().serial(), before.siteId(), toId);
            move(em, MovementKind.LOAN_RETURN, leg, id, from(access, toId));
            loan.end(today(), condition);
        });
    }

    private AssetLoan update(UUID id, long version, Access access, BiConsumer<EntityManager, LoanEntity> work) {
        return transactions.write(LOAN, em -> {
            LoanEntity loan =
                    find(em, id, access).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
            Versions.check(loan.version(), version);
            AssetLoan before = loan(em, loan);
            if (before.returnedOn() != null) {
                throw KontorException.of(ProblemKind.CONFLICT, "LOAN_ENDED");
            }
            em.lock(loan, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            work.accept(em, loan);
            em.flush();
            AssetLoan after = loan(em, loan);
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(id, before.data().serial(), before, after)
                                    .root(before.data().fromId())
                                    .event(
                                            after.returnedOn() == null ? "PromoAssetInspected" : "PromoAssetReturned",
                                            after));
            return after;
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private static void throwIfAny(List<Violation> found) {
        Violations violations = new Violations();
        found.forEach(v -> violations.add(v.field(), v.code(), v.args()));
        violations.throwIfAny();
    }
}
