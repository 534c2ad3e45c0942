package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Together;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.Facts;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.LedgerStore;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.ledger.PlaceFacts;
import io.kontor.promo.core.ledger.Step;
import io.kontor.promo.core.ledger.Turn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's store in the database. What is taken or reserved is guarded by the update itself, whose row stays locked
 * to the end of the transaction; on both databases at READ COMMITTED.
 */
public final class JdbcLedgerStore implements LedgerStore {
    private static final String THIS = " where item_id = ? and lot_id = ? and place_id = ?";
    private static final String TAKE =
            "update promo_balance set on_hand = on_hand - ?, seq = seq + 1" + THIS + " and on_hand - reserved >= ?";
    private static final String TAKE_HELD = "update promo_balance set on_hand = on_hand - ?, reserved = reserved - ?,"
            + " seq = seq + 1" + THIS + " and reserved >= ?";
    private static final String PUT = "update promo_balance set on_hand = on_hand + ?, seq = seq + 1" + THIS;
    private static final String LOCK = "update promo_balance set seq = seq" + THIS;
    private static final String HOLD =
            "update promo_balance set reserved = reserved + ?" + THIS + " and on_hand - reserved >= ?";
    private static final String TURN = "select b.id, b.seq, b.on_hand, s.hash from promo_balance b"
            + " left join promo_step s on s.balance_id = b.id and s.seq = b.seq - 1"
            + " where b.item_id = ? and b.lot_id = ? and b.place_id = ?";
    private static final String FIND = "select id from promo_balance" + THIS;
    private static final String OPEN =
            "insert into promo_balance (id, item_id, lot_id, place_id, on_hand, reserved, seq)"
                    + " values (?, ?, ?, ?, 0, 0, 0)";
    private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);

    private final Statements sql;
    private final FactTables facts;
    private final MovementTables movements;

    /** Over the connection of a transaction. */
    public JdbcLedgerStore(EntityManager em) {
        this.sql = new Statements(em);
        this.facts = new FactTables(sql);
        this.movements = new MovementTables(sql);
    }

    @Override
    public Facts facts(Collection<UUID> items, Collection<UUID> places, Collection<UUID> lots) {
        return facts.all(items, places, lots);
    }

    /** {@return the items known among these} */
    public Map<UUID, ItemFacts> items(Collection<UUID> ids) {
        return facts.items(ids);
    }

    /** {@return the places known among these} */
    public Map<UUID, PlaceFacts> places(Collection<UUID> ids) {
        return facts.places(ids);
    }

    /** {@return the lots known among these} */
    public Map<UUID, LotFacts> lots(Collection<UUID> ids) {
        return facts.lots(ids);
    }

    /** {@return the last day that is closed, null while none is} */
    public @Nullable LocalDate closedThrough() {
        return facts.closedThrough();
    }

    @Override
    public Map<LotFacts, Long> lotsAt(UUID itemId, UUID placeId) {
        return facts.lotsAt(itemId, placeId);
    }

    @Override
    public void lockPast(LocalDate day) {
        sql.together()
                .change("update promo_head set changed = changed + 1 where id = 1")
                .change("delete from promo_snapshot_day where on_day >= ?", day)
                .send();
    }

    @Override
    public void open(Collection<BalanceKey> keys) {
        for (BalanceKey key : keys) {
            if (id(key).isEmpty()) {
                // whoever opens the same one waits here and finds it afterwards
                sql.update("update promo_item set version = version where id = ?", key.itemId());
                if (id(key).isEmpty()) {
                    sql.update(OPEN, Ids.next(), key.itemId(), key.lotId(), key.placeId());
                }
            }
        }
    }

    private Optional<UUID> id(BalanceKey key) {
        return sql.first(FIND, row -> Statements.idOf(row.getString(1)), key.itemId(), key.lotId(), key.placeId());
    }

    @Override
    public void lock(List<BalanceKey> keys) {
        Together together = sql.together();
        keys.forEach(key -> together.change(LOCK, key.itemId(), key.lotId(), key.placeId()));
        together.send();
    }

    @Override
    public Optional<Turn> take(BalanceKey key, long quantity, boolean held) {
        Together taking = sql.together();
        if (held) {
            taking.change(TAKE_HELD, quantity, quantity, key.itemId(), key.lotId(), key.placeId(), quantity);
        } else {
            taking.change(TAKE, quantity, key.itemId(), key.lotId(), key.placeId(), quantity);
        }
        return turn(taking, key);
    }

    @Override
    public Turn put(BalanceKey key, long quantity) {
        return turn(sql.together().change(PUT, quantity, key.itemId(), key.lotId(), key.placeId()), key)
                .orElseThrow(() -> new IllegalStateException("balance not opened: " + key));
    }

    /** {@return how the balance stands after a change of it, empty when there was none} */
    private static Optional<Turn> turn(Together change, BalanceKey key) {
        List<Turn> turns = new ArrayList<>();
        int[] changed = change.query(TURN, row -> turns.add(turn(row)), key.itemId(), key.lotId(), key.placeId())
                .send();
        return changed[0] == 0 ? Optional.empty() : Optional.of(turns.get(0));
    }

    private static Turn turn(ResultSet row) throws SQLException {
        String last = row.getString(4);
        return new Turn(
                Statements.idOf(row.getString(1)), row.getLong(2), row.getLong(3), last == null ? Turn.FIRST : last);
    }

    @Override
    public long available(BalanceKey key) {
        return sql.first(
                        "select on_hand - reserved from promo_balance" + THIS,
                        row -> row.getLong(1),
                        key.itemId(),
                        key.lotId(),
                        key.placeId())
                .orElse(0L);
    }

    @Override
    public long leastSince(UUID balanceId, LocalDate day) {
        long onHand = sql.first("select on_hand from promo_balance where id = ?", row -> row.getLong(1), balanceId)
                .orElse(0L);
        List<Long> deltas = sql.list(
                "select on_day, sum(delta) from promo_step where balance_id = ? and on_day > ? group by on_day"
                        + " order by on_day desc",
                row -> row.getLong(2),
                balanceId,
                day);
        long least = onHand;
        for (long delta : deltas) {
            onHand -= delta;
            least = Math.min(least, onHand);
        }
        return least;
    }

    @Override
    public boolean hold(BalanceKey key, UUID documentId, long quantity) {
        if (sql.update(HOLD, quantity, key.itemId(), key.lotId(), key.placeId(), quantity) == 0) {
            return false;
        }
        UUID balance = id(key).orElseThrow();
        if (sql.update(
                        "update promo_hold set quantity = quantity + ? where document_id = ? and balance_id = ?",
                        quantity,
                        documentId,
                        balance)
                == 0) {
            sql.update(
                    "insert into promo_hold (id, balance_id, document_id, quantity) values (?, ?, ?, ?)",
                    Ids.next(),
                    balance,
                    documentId,
                    quantity);
        }
        return true;
    }

    @Override
    public boolean useHold(BalanceKey key, UUID documentId, long quantity) {
        return id(key).map(balance -> sql.update(
                                "update promo_hold set quantity = quantity - ?"
                                        + " where document_id = ? and balance_id = ? and quantity >= ?",
                                quantity,
                                documentId,
                                balance,
                                quantity)
                        == 1)
                .orElse(false);
    }

    /** What is reserved of a balance. */
    private record Held(UUID balanceId, long quantity) {}

    @Override
    public void release(UUID documentId) {
        List<Held> held = sql.list(
                "select h.balance_id, h.quantity from promo_hold h join promo_balance b on b.id = h.balance_id"
                        + " left join promo_lot l on l.id = b.lot_id where h.document_id = ? and h.quantity > 0"
                        + " order by b.item_id, l.expires_on, b.lot_id, b.place_id",
                row -> new Held(Statements.idOf(row.getString(1)), row.getLong(2)),
                documentId);
        for (Held one : held) {
            if (sql.update(
                            "update promo_hold set quantity = 0 where document_id = ? and balance_id = ? and quantity = ?",
                            documentId,
                            one.balanceId(),
                            one.quantity())
                    == 1) {
                sql.update(
                        "update promo_balance set reserved = reserved - ? where id = ?",
                        one.quantity(),
                        one.balanceId());
            }
        }
    }

    @Override
    public Optional<UUID> whereIs(UUID itemId, String serial) {
        return sql.first(
                "select place_id from promo_piece where item_id = ? and serial = ?",
                row -> Statements.idOf(row.getString(1)),
                itemId,
                serial);
    }

    @Override
    public boolean movePiece(UUID itemId, String serial, @Nullable UUID fromId, UUID toId) {
        if (fromId == null) {
            return sql.update(
                            "insert into promo_piece (id, item_id, serial, place_id) values (?, ?, ?, ?)",
                            Ids.next(),
                            itemId,
                            serial,
                            toId)
                    == 1;
        }
        return sql.update(
                        "update promo_piece set place_id = ? where item_id = ? and serial = ? and place_id = ?",
                        toId,
                        itemId,
                        serial,
                        fromId)
                == 1;
    }

    @Override
    public boolean movedAt(UUID placeId, @Nullable LocalDate after) {
        return movements.movedAt(placeId, after == null ? LONG_AGO : after);
    }

    @Override
    public Optional<Movement> movement(UUID id) {
        return movements
                .find(id)
                .map(m -> new Movement(
                        m.id(),
                        m.kind(),
                        m.day(),
                        m.postedAt(),
                        m.postedBy(),
                        movements.lines(id),
                        m.reason(),
                        m.paperNo(),
                        m.campaignId(),
                        m.document(),
                        m.reversalOf(),
                        m.reversedBy(),
                        m.evidence()));
    }

    @Override
    public void append(Movement movement, List<Step> steps) {
        movements.append(movement, steps);
    }
}
