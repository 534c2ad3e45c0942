package io.kontor.promo.core.stock;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Ledger;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.store.JdbcLedgerStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The ledger for documents and for postings by hand, inside the transaction that calls it. A movement is its own
 * history; the chronicle gets one line and one event of it.
 */
@Component(service = PromoLedger.class)
public final class PromoLedger {
    private static final Tracked MOVEMENT = Tracked.type("Movement");

    private final Chronicle chronicle;
    private final Clock clock;
    private final LedgerFollower follower;

    /** Over the module's transactions. */
    @Activate
    public PromoLedger(
            @Reference PromoTransactions transactions, @Reference Clock clock, @Reference LedgerFollower follower) {
        this.chronicle = transactions.get().chronicle();
        this.clock = clock;
        this.follower = follower;
    }

    /** {@return the ledger of a transaction} */
    public Ledger in(EntityManager em) {
        return new Ledger(new JdbcLedgerStore(em), clock, Ids::next);
    }

    /**
     * Posts goods that move.
     *
     * @throws KontorException as for {@link io.kontor.promo.api.stock.PromoStock#post}
     */
    public Movement post(EntityManager em, PostMovement movement, Gate gate) {
        return told(em, in(em).post(movement, gate));
    }

    /**
     * Undoes a movement, because of a document or by hand.
     *
     * @throws KontorException as for {@link io.kontor.promo.api.stock.PromoStock#reverse}
     */
    public Movement reverse(
            EntityManager em, UUID id, PostMovement.Note note, @Nullable DocumentRef document, Gate gate) {
        return told(em, in(em).reverse(id, note, document, gate));
    }

    /**
     * Reserves goods for a document.
     *
     * @throws KontorException CONFLICT {@code STOCK_INSUFFICIENT}
     */
    public void hold(EntityManager em, DocumentRef document, List<Ledger.Hold> holds) {
        in(em).hold(document, holds);
    }

    /**
     * {@return what to reserve so that what expires first leaves first}
     *
     * @throws KontorException CONFLICT {@code STOCK_INSUFFICIENT}; INVALID {@code UNKNOWN_ITEM}
     */
    public List<Ledger.Hold> choose(EntityManager em, UUID itemId, UUID placeId, long quantity) {
        return in(em).choose(itemId, placeId, quantity);
    }

    /** Gives back what is still reserved for a document. */
    public void release(EntityManager em, DocumentRef document) {
        in(em).release(document);
    }

    /** What others learn of a movement: no cost. */
    private record Moved(
            MovementKind kind,
            LocalDate day,
            List<Line> lines,
            @Nullable DocumentRef document,
            @Nullable UUID campaignId,
            @Nullable UUID reversalOf) {}

    /** What others learn of a line. */
    private record Line(UUID itemId, @Nullable UUID lotId, UUID fromId, UUID toId, long quantity) {}

    /** The line of the history: the rest is in the movement itself. */
    private record Posted(MovementKind kind, LocalDate day, int lines) {}

    private Movement told(EntityManager em, Movement m) {
        List<Line> lines = m.lines().stream()
                .map(l -> new Line(l.itemId(), l.lotId(), l.fromId(), l.toId(), l.quantity()))
                .toList();
        String number = m.document() == null ? m.paperNo() : m.document().number();
        chronicle.record(
                em,
                MOVEMENT.created(m.id(), number, new Posted(m.kind(), m.day(), lines.size()))
                        .root(root(m))
                        .reason(m.reason())
                        .event(
                                event(m.kind()),
                                new Moved(m.kind(), m.day(), lines, m.document(), m.campaignId(), m.reversalOf())));
        follower.moved(em, m);
        return m;
    }

    /** {@return the place whose row it is: the first that holds stock, known by its identity} */
    private static UUID root(Movement m) {
        UUID from = m.lines().get(0).fromId();
        return Set.of(Place.SUPPLIER, Place.OPENING, Place.GIVEN, Place.ADJUSTMENT, Place.COUNT_DIFFERENCE)
                        .contains(from)
                ? m.lines().get(0).toId()
                : from;
    }

    private static String event(MovementKind kind) {
        return switch (kind) {
            case OPENING, RECEIPT, STOCK_IN -> "PromoReceived";
            case STOCK_OUT -> "PromoTakenOut";
            case TRANSFER -> "PromoTransferred";
            case DISPATCH -> "PromoIssuedToRep";
            case HAND_IN -> "PromoHandedIn";
            case CONFIRM -> "PromoReceiptConfirmed";
            case SEND_BACK, RETURN -> "PromoReturned";
            case ISSUE -> "PromoIssued";
            case LOSS -> "PromoLost";
            case COUNT_DIFFERENCE -> "PromoCountDifference";
            case LOAN -> "PromoLent";
            case LOAN_RETURN -> "PromoLoanReturned";
            case REVERSAL -> "PromoReversed";
        };
    }
}
