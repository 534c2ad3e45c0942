package io.kontor.promo.core.stock;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.stock.Balance;
import io.kontor.promo.api.stock.BalancesAsk;
import io.kontor.promo.api.stock.DayBalance;
import io.kontor.promo.api.stock.LotProposal;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PromoStock;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.document.OpenCampaign;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.store.BalanceEntity;
import io.kontor.promo.core.store.DayBalances;
import io.kontor.promo.core.store.JdbcLedgerStore;
import io.kontor.promo.core.store.MovementEntity;
import io.kontor.promo.core.store.PlaceEntity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The ledger by hand, and what it tells. */
@Component
public final class JpaPromoStock implements PromoStock {
    private static final String READ = "promo:stock:read";
    private static final String POST = "promo:movement:post";
    private static final String REVERSE = "promo:movement:reverse";
    private static final Answer<Movement> MOVEMENT = Answer.of(Movement.class);

    private final Transactions transactions;
    private final PromoLedger ledger;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaPromoStock(
            @Reference PromoTransactions transactions, @Reference PromoLedger ledger, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Page<Movement> movements(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            Page<MovementEntity> page =
                    MovementList.MOVEMENTS.page(em, query, access, q -> MovementList.in(access.rows(), q), null);
            return new Page<>(
                    MovementList.movements(em, page.items(), seesCost(access)), page.nextCursor(), page.total());
        });
    }

    private static boolean seesCost(Access access) {
        return access.seesEverywhere(FieldClass.AMOUNT);
    }

    @Override
    public Optional<Movement> movement(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> find(em, id, access));
    }

    private static Optional<Movement> find(EntityManager em, UUID id, Access access) {
        List<MovementEntity> found = one(em, id, access).stream().toList();
        return MovementList.movements(em, found, seesCost(access)).stream().findFirst();
    }

    private static Optional<MovementEntity> one(EntityManager em, UUID id, Access access) {
        return Documents.one(em, MovementList.MOVEMENTS, id, access, q -> MovementList.in(access.rows(), q));
    }

    /** {@return whether a movement is in the caller's rows} */
    public static boolean reaches(EntityManager em, UUID id, Access access) {
        return one(em, id, access).isPresent();
    }

    @Override
    public Page<Balance> balances(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            Page<BalanceEntity> page =
                    BalanceList.BALANCES.page(em, query, access, q -> BalanceList.in(access.rows(), q), null);
            return new Page<>(BalanceList.balances(em, page.items(), today()), page.nextCursor(), page.total());
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    @Override
    public Page<DayBalance> balances(BalancesAsk ask) {
        Access access = Call.require(READ);
        new Violations()
                .required("day", ask.day())
                .range("limit", ask.limit(), 1, ListQuery.MAX_LIMIT)
                .throwIfAny();
        if (ask.day().isAfter(today())) {
            throw KontorException.of(ProblemKind.INVALID, "FUTURE_DAY", "day");
        }
        return transactions.read(em -> {
            String under = ask.placeId() == null ? null : treePath(em, ask.placeId(), access);
            return new DayBalances(em).page(ask, under, access.rows());
        });
    }

    private static String treePath(EntityManager em, UUID placeId, Access access) {
        return Optional.ofNullable(em.find(PlaceEntity.class, placeId))
                .filter(p -> p.type().holdsStock() && p.isIn(access.rows()))
                .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", "placeId"))
                .treePath();
    }

    @Override
    public List<LotProposal> proposal(UUID placeId, UUID itemId, long quantity) {
        Access access = Call.require(READ);
        if (quantity <= 0) {
            throw KontorException.of(ProblemKind.INVALID, "QUANTITY_NOT_POSITIVE", "quantity");
        }
        return transactions.read(em -> {
            treePath(em, placeId, access);
            JdbcLedgerStore store = new JdbcLedgerStore(em);
            ItemFacts item = store.items(List.of(itemId)).get(itemId);
            if (item == null) {
                throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemId");
            }
            if (item.tracking() != Tracking.LOT) {
                long there = store.available(BalanceKey.of(itemId, null, placeId));
                return there == 0
                        ? List.<LotProposal>of()
                        : List.of(new LotProposal(null, null, null, Math.min(there, quantity)));
            }
            return firstExpiredFirst(store.lotsAt(itemId, placeId), item, quantity);
        });
    }

    private List<LotProposal> firstExpiredFirst(Map<LotFacts, Long> there, ItemFacts item, long quantity) {
        List<LotProposal> proposals = new ArrayList<>();
        long rest = quantity;
        List<LotFacts> order = there.keySet().stream()
                .filter(lot -> lot.isGoodOn(today(), item.shortDays()))
                .sorted(LotFacts.FIRST_EXPIRED_FIRST)
                .toList();
        for (LotFacts lot : order) {
            long part = Math.min(rest, there.getOrDefault(lot, 0L));
            if (part > 0) {
                proposals.add(new LotProposal(lot.id(), lot.lotNo(), lot.expiresOn(), part));
                rest -= part;
            }
        }
        return proposals;
    }

    @Override
    public Movement post(Posting posting) {
        Access access = Call.require(POST);
        PostingCheck.check(posting, access, today());
        Movement posted = transactions.write(MOVEMENT, em -> {
            OpenCampaign.require(em, posting.campaignId());
            return ledger.post(em, PostingCheck.movement(posting, em), new Reach(access.rows()));
        });
        return seen(posted, access);
    }

    @Override
    public Movement reverse(UUID id, String reason) {
        Access access = Call.require(REVERSE);
        new Violations().required("reason", reason).text("reason", reason, 500).throwIfAny();
        UUID caller = Call.current().actor().id();
        Movement posted = transactions.write(MOVEMENT, em -> {
            Movement undone =
                    find(em, id, access).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
            DocumentRef document = undone.document();
            if (document != null && undone.kind() != MovementKind.REVERSAL) {
                String number = document.number() == null ? document.type() : document.number();
                throw KontorException.of(ProblemKind.CONFLICT, "MADE_BY_DOCUMENT")
                        .with("document", number);
            }
            PostMovement.Note note = new PostMovement.Note(caller, reason, null, undone.campaignId(), List.of());
            return ledger.reverse(em, id, note, null, new Reach(access.rows()));
        });
        return seen(posted, access);
    }

    private static Movement seen(Movement m, Access access) {
        if (seesCost(access)) {
            return m;
        }
        List<MovementLine> lines = m.lines().stream()
                .map(l -> new MovementLine(
                        l.lineNo(), l.itemId(), l.lotId(), l.serial(), l.fromId(), l.toId(), l.quantity(), null))
                .toList();
        return new Movement(
                m.id(),
                m.kind(),
                m.day(),
                m.postedAt(),
                m.postedBy(),
                lines,
                m.reason(),
                m.paperNo(),
                m.campaignId(),
                m.document(),
                m.reversalOf(),
                m.reversedBy(),
                m.evidence());
    }
}
