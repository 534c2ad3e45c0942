package io.kontor.promo.core.sim;

import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.Facts;
import io.kontor.promo.core.ledger.LedgerStore;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.ledger.Step;
import io.kontor.promo.core.ledger.Turn;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ledger's store in memory, with transactions that can be undone and faults that can be set. One thread. */
final class MemoryStore implements LedgerStore {
    private final World world;
    private final Supplier<UUID> ids;
    private final Map<BalanceKey, Stock> stocks = new HashMap<>();
    private final Map<UUID, Stock> byId = new HashMap<>();
    private final Map<UUID, Map<BalanceKey, Long>> holds = new HashMap<>();
    private final Map<String, UUID> pieces = new HashMap<>();
    private final Map<UUID, Movement> movements = new LinkedHashMap<>();
    private final Map<UUID, UUID> reversals = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final ArrayDeque<Runnable> undo = new ArrayDeque<>();
    private @Nullable LocalDate closed;
    private int failAfter = -1;
    private @Nullable Map<BalanceKey, Long> staleReads;

    /** A balance. */
    private static final class Stock {
        final UUID id;
        final BalanceKey key;
        final TreeMap<LocalDate, Long> byDay = new TreeMap<>();
        long onHand;
        long reserved;
        long seq;
        String lastHash = Turn.FIRST;

        Stock(UUID id, BalanceKey key) {
            this.id = id;
            this.key = key;
        }
    }

    /** What the node dies of. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crash", null, false, false);
        }
    }

    MemoryStore(World world, Supplier<UUID> ids) {
        this.world = world;
        this.ids = ids;
    }

    /** Lets the node die after so many accesses from now; -1 for never. */
    void failAfter(int accesses) {
        failAfter = accesses;
    }

    /** Makes taking read first and write later, as a program without a guard does. */
    void readsBefore(@Nullable Map<BalanceKey, Long> reads) {
        staleReads = reads;
    }

    void commit() {
        undo.clear();
    }

    void rollback() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    void close(LocalDate through) {
        closed = through;
    }

    Map<BalanceKey, Long> read() {
        Map<BalanceKey, Long> all = new HashMap<>();
        stocks.forEach((key, stock) -> all.put(key, stock.onHand));
        return all;
    }

    long onHand(BalanceKey key) {
        Stock stock = stocks.get(key);
        return stock == null ? 0 : stock.onHand;
    }

    LedgerImage image() {
        Map<UUID, LedgerImage.Kept> kept = new HashMap<>();
        stocks.values().forEach(s -> kept.put(s.id, new LedgerImage.Kept(s.key, s.onHand, s.reserved, s.seq)));
        return new LedgerImage(kept, List.copyOf(steps), Map.copyOf(movements));
    }

    private void access() {
        if (failAfter >= 0 && --failAfter < 0) {
            throw new Crash();
        }
    }

    @Override
    public Facts facts(Collection<UUID> items, Collection<UUID> places, Collection<UUID> lots) {
        access();
        return new Facts(pick(world.items, items), pick(world.places, places), pick(world.lots, lots), closed);
    }

    private static <T> Map<UUID, T> pick(Map<UUID, T> all, Collection<UUID> wanted) {
        Map<UUID, T> found = new HashMap<>();
        for (UUID id : wanted) {
            T one = all.get(id);
            if (one != null) {
                found.put(id, one);
            }
        }
        return found;
    }

    @Override
    public Map<LotFacts, Long> lotsAt(UUID itemId, UUID placeId) {
        access();
        Map<LotFacts, Long> there = new HashMap<>();
        for (LotFacts lot : world.lotsOf(itemId)) {
            Stock stock = stocks.get(BalanceKey.of(itemId, lot.id(), placeId));
            if (stock != null && stock.onHand > stock.reserved) {
                there.put(lot, stock.onHand - stock.reserved);
            }
        }
        return there;
    }

    @Override
    public void lockPast(LocalDate day) {
        access();
    }

    @Override
    public void open(Collection<BalanceKey> keys) {
        access();
        for (BalanceKey key : keys) {
            if (!stocks.containsKey(key)) {
                Stock stock = new Stock(ids.get(), key);
                stocks.put(key, stock);
                byId.put(stock.id, stock);
                undo.push(() -> {
                    stocks.remove(key);
                    byId.remove(stock.id);
                });
            }
        }
    }

    @Override
    public void lock(List<BalanceKey> keys) {
        access();
    }

    @Override
    public Optional<Turn> take(BalanceKey key, long quantity, boolean held) {
        access();
        Stock stock = stocks.get(key);
        if (stock == null) {
            return Optional.empty();
        }
        long there = held ? stock.reserved : stock.onHand - stock.reserved;
        Map<BalanceKey, Long> stale = staleReads;
        if (stale != null && !held) {
            there = stale.getOrDefault(key, 0L);
            if (there >= quantity) {
                return Optional.of(step(stock, there - quantity - stock.onHand, 0));
            }
        }
        return there < quantity ? Optional.empty() : Optional.of(step(stock, -quantity, held ? -quantity : 0));
    }

    @Override
    public Turn put(BalanceKey key, long quantity) {
        access();
        return step(Objects.requireNonNull(stocks.get(key)), quantity, 0);
    }

    private Turn step(Stock stock, long delta, long reserved) {
        stock.onHand += delta;
        stock.reserved += reserved;
        stock.seq++;
        undo.push(() -> {
            stock.onHand -= delta;
            stock.reserved -= reserved;
            stock.seq--;
        });
        return new Turn(stock.id, stock.seq, stock.onHand, stock.lastHash);
    }

    @Override
    public long available(BalanceKey key) {
        access();
        Stock stock = stocks.get(key);
        return stock == null ? 0 : stock.onHand - stock.reserved;
    }

    @Override
    public long leastSince(UUID balanceId, LocalDate day) {
        access();
        Stock stock = Objects.requireNonNull(byId.get(balanceId));
        long onHand = stock.onHand;
        long least = onHand;
        for (Long delta : stock.byDay.tailMap(day, false).descendingMap().values()) {
            onHand -= delta;
            least = Math.min(least, onHand);
        }
        return least;
    }

    @Override
    public boolean hold(BalanceKey key, UUID documentId, long quantity) {
        access();
        Stock stock = stocks.get(key);
        if (stock == null || stock.onHand - stock.reserved < quantity) {
            return false;
        }
        reserve(stock, documentId, quantity);
        return true;
    }

    private void reserve(Stock stock, UUID documentId, long quantity) {
        stock.reserved += quantity;
        held(documentId, stock.key, quantity);
        undo.push(() -> stock.reserved -= quantity);
    }

    private void held(UUID documentId, BalanceKey key, long quantity) {
        Map<BalanceKey, Long> mine = holds.computeIfAbsent(documentId, id -> new LinkedHashMap<>());
        mine.merge(key, quantity, Long::sum);
        undo.push(() -> mine.merge(key, -quantity, Long::sum));
    }

    @Override
    public boolean useHold(BalanceKey key, UUID documentId, long quantity) {
        access();
        if (holds.getOrDefault(documentId, Map.of()).getOrDefault(key, 0L) < quantity) {
            return false;
        }
        held(documentId, key, -quantity);
        return true;
    }

    @Override
    public void release(UUID documentId) {
        access();
        Map.copyOf(holds.getOrDefault(documentId, Map.of())).forEach((key, quantity) -> {
            if (quantity > 0) {
                reserve(Objects.requireNonNull(stocks.get(key)), documentId, -quantity);
            }
        });
    }

    @Override
    public Optional<UUID> whereIs(UUID itemId, String serial) {
        access();
        return Optional.ofNullable(pieces.get(itemId + serial));
    }

    @Override
    public boolean movePiece(UUID itemId, String serial, @Nullable UUID fromId, UUID toId) {
        access();
        String piece = itemId + serial;
        UUID at = pieces.get(piece);
        if (!Objects.equals(at, fromId)) {
            return false;
        }
        pieces.put(piece, toId);
        undo.push(() -> {
            if (at == null) {
                pieces.remove(piece);
            } else {
                pieces.put(piece, at);
            }
        });
        return true;
    }

    @Override
    public boolean movedAt(UUID placeId, @Nullable LocalDate after) {
        access();
        return false;
    }

    @Override
    public Optional<Movement> movement(UUID id) {
        access();
        Movement found = movements.get(id);
        return found == null ? Optional.empty() : Optional.of(reversed(found, reversals.get(id)));
    }

    private static Movement reversed(Movement m, @Nullable UUID by) {
        return by == null
                ? m
                : new Movement(
                        m.id(),
                        m.kind(),
                        m.day(),
                        m.postedAt(),
                        m.postedBy(),
                        m.lines(),
                        m.reason(),
                        m.paperNo(),
                        m.campaignId(),
                        m.document(),
                        m.reversalOf(),
                        by,
                        m.evidence());
    }

    @Override
    public void append(Movement movement, List<Step> made) {
        append(movement);
        append(made);
    }

    private void append(Movement movement) {
        access();
        movements.put(movement.id(), movement);
        undo.push(() -> movements.remove(movement.id()));
        UUID undone = movement.reversalOf();
        if (undone != null) {
            reversals.put(undone, movement.id());
            undo.push(() -> reversals.remove(undone));
        }
    }

    private void append(List<Step> made) {
        access();
        for (Step step : made) {
            Stock stock = Objects.requireNonNull(byId.get(step.balanceId()));
            String before = stock.lastHash;
            stock.lastHash = step.hash();
            stock.byDay.merge(step.day(), step.delta(), Long::sum);
            steps.add(step);
            undo.push(() -> {
                stock.lastHash = before;
                stock.byDay.merge(step.day(), -step.delta(), Long::sum);
                steps.remove(steps.size() - 1);
            });
        }
        access();
    }
}
