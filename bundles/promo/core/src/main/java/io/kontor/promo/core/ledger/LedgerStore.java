package io.kontor.promo.core.ledger;

import io.kontor.promo.api.stock.Movement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger keeps itself, within one transaction. A step that takes or holds succeeds only while there is
 * enough, which the store itself guards; whoever comes second waits for the first one's end.
 */
public interface LedgerStore {
    /** {@return what is known of items, places and lots, and what is closed} */
    Facts facts(Collection<UUID> items, Collection<UUID> places, Collection<UUID> lots);

    /** {@return lots of an item at a place of which something is available, and how much} */
    Map<LotFacts, Long> lotsAt(UUID itemId, UUID placeId);

    /**
     * Keeps closing and snapshots away until the end of the transaction, because something is posted for a day that is
     * over. Snapshots from that day on are not valid any more.
     */
    void lockPast(LocalDate day);

    /** Makes balances that are not there yet, with nothing in them. */
    void open(Collection<BalanceKey> keys);

    /** Waits until no other movement works on these balances, in the order given. */
    void lock(List<BalanceKey> keys);

    /** Takes what is available, or what is reserved; empty and without effect when it is not enough. */
    Optional<Turn> take(BalanceKey key, long quantity, boolean held);

    /** Adds. */
    Turn put(BalanceKey key, long quantity);

    /** {@return what may still be taken, for the refusal} */
    long available(BalanceKey key);

    /** {@return the least there was at the end of any day from this one on, including now} */
    long leastSince(UUID balanceId, LocalDate day);

    /** Reserves for a document what is available; false and without effect when it is not enough. */
    boolean hold(BalanceKey key, UUID documentId, long quantity);

    /** Counts reserved units as used by their document; false when there are not so many. */
    boolean useHold(BalanceKey key, UUID documentId, long quantity);

    /** Gives back what is still reserved for a document. */
    void release(UUID documentId);

    /** {@return where a piece is, empty for one never seen} */
    Optional<UUID> whereIs(UUID itemId, String serial);

    /** Moves a piece that is where it is said to be, or brings in one never seen; false when it is elsewhere. */
    boolean movePiece(UUID itemId, String serial, @Nullable UUID fromId, UUID toId);

    /** {@return whether something other than opening balances moved at a place after a day} */
    boolean movedAt(UUID placeId, @Nullable LocalDate after);

    /** {@return a movement} */
    Optional<Movement> movement(UUID id);

    /** Adds a movement and the steps it made. */
    void append(Movement movement, List<Step> steps);
}
