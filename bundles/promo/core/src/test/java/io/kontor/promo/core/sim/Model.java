package io.kontor.promo.core.sim;

import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.ledger.PostMovement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * I8: the ledger in a few lines, without the tricks of the real one. Given the same commands in the same order it must
 * accept and refuse the same, and end with the same stock.
 */
final class Model {
    private final World world;
    private final Map<BalanceKey, TreeMap<LocalDate, Long>> stock = new HashMap<>();
    private final Map<BalanceKey, Long> total = new HashMap<>();
    private final Map<BalanceKey, Long> reserved = new HashMap<>();
    private final Map<UUID, Map<BalanceKey, Long>> holds = new HashMap<>();
    private final Map<String, UUID> pieces = new HashMap<>();
    private final Set<UUID> undone = new HashSet<>();
    private @Nullable LocalDate closed;

    Model(World world) {
        this.world = world;
    }

    void close(LocalDate through) {
        closed = through;
    }

    Map<BalanceKey, Long> stock() {
        return total;
    }

    private boolean isClosed(LocalDate day) {
        return closed != null && !day.isAfter(closed);
    }

    /** {@return whether goods may move, and moves them} */
    boolean post(PostMovement asked, LocalDate today) {
        LocalDate day = asked.day() == null ? today : asked.day();
        List<Leg> legs = day.isAfter(today) || isClosed(day) ? null : resolve(asked, day);
        UUID holder = asked.held() ? Objects.requireNonNull(asked.document()).id() : null;
        return legs != null && move(legs, day, today, holder);
    }

    boolean reverse(Movement m, LocalDate today) {
        if (isClosed(today) || m.kind() == MovementKind.REVERSAL || undone.contains(m.id())) {
            return false;
        }
        List<Leg> legs = m.lines().stream()
                .map(l -> new Leg(
                        l.itemId(),
                        l.lotId(),
                        l.serial() == null ? List.of() : List.of(l.serial()),
                        l.toId(),
                        l.fromId(),
                        l.quantity(),
                        null))
                .toList();
        return move(legs, today, today, null) && undone.add(m.id());
    }

    boolean hold(UUID document, BalanceKey key, long quantity) {
        if (total.getOrDefault(key, 0L) - reserved.getOrDefault(key, 0L) < quantity) {
            return false;
        }
        reserved.merge(key, quantity, Long::sum);
        holds.computeIfAbsent(document, d -> new HashMap<>()).merge(key, quantity, Long::sum);
        return true;
    }

    /** {@return legs of one lot each, those with a named lot first; null when master data or stock forbids it} */
    private @Nullable List<Leg> resolve(PostMovement asked, LocalDate day) {
        boolean out = asked.kind() == MovementKind.ISSUE || asked.kind() == MovementKind.DISPATCH;
        List<Leg> legs = new ArrayList<>();
        List<Leg> open = new ArrayList<>();
        for (Leg leg : asked.legs()) {
            ItemFacts item = world.items.get(leg.itemId());
            if (item == null) {
                return null;
            }
            if (item.tracking() != Tracking.LOT) {
                legs.add(leg);
            } else if (leg.lotId() == null) {
                open.add(leg);
            } else if (good(item, out, day).anyMatch(l -> l.id().equals(leg.lotId()))) {
                legs.add(leg);
            } else {
                return null;
            }
        }
        Map<BalanceKey, Long> used = new HashMap<>();
        legs.forEach(l -> used.merge(BalanceKey.of(l.itemId(), l.lotId(), l.fromId()), l.quantity(), Long::sum));
        return open.stream().allMatch(leg -> choose(leg, out, day, used, legs)) ? legs : null;
    }

    private Stream<LotFacts> good(ItemFacts item, boolean out, LocalDate day) {
        return world.lotsOf(item.id()).stream()
                .filter(l -> !out || l.isGoodOn(day, item.shortDays()))
                .sorted(LotFacts.FIRST_EXPIRED_FIRST);
    }

    private boolean choose(Leg leg, boolean out, LocalDate day, Map<BalanceKey, Long> used, List<Leg> legs) {
        long rest = leg.quantity();
        ItemFacts item = Objects.requireNonNull(world.items.get(leg.itemId()));
        for (LotFacts lot : good(item, out, day).toList()) {
            BalanceKey key = BalanceKey.of(item.id(), lot.id(), leg.fromId());
            long free = total.getOrDefault(key, 0L) - reserved.getOrDefault(key, 0L) - used.getOrDefault(key, 0L);
            long part = Math.min(rest, free);
            if (part > 0) {
                used.merge(key, part, Long::sum);
                legs.add(Leg.of(item.id(), lot.id(), leg.fromId(), leg.toId(), part));
                rest -= part;
            }
        }
        return rest == 0;
    }

    private boolean move(List<Leg> legs, LocalDate day, LocalDate today, @Nullable UUID holder) {
        List<Runnable> undo = new ArrayList<>();
        boolean fits = legs.stream().allMatch(leg -> takes(leg, day, today, holder, undo));
        if (fits) {
            legs.forEach(leg -> {
                if (holdsStock(leg.toId())) {
                    add(BalanceKey.of(leg.itemId(), leg.lotId(), leg.toId()), day, leg.quantity(), undo);
                }
            });
            fits = legs.stream().allMatch(leg -> pieces(leg, undo));
        }
        if (!fits) {
            Collections.reverse(undo);
            undo.forEach(Runnable::run);
        }
        return fits;
    }

    private boolean holdsStock(UUID place) {
        return Objects.requireNonNull(world.places.get(place)).holdsStock();
    }

    private boolean takes(Leg leg, LocalDate day, LocalDate today, @Nullable UUID holder, List<Runnable> undo) {
        if (!holdsStock(leg.fromId())) {
            return true;
        }
        BalanceKey key = BalanceKey.of(leg.itemId(), leg.lotId(), leg.fromId());
        long free = total.getOrDefault(key, 0L) - reserved.getOrDefault(key, 0L);
        long mine = holder == null ? free : holds.getOrDefault(holder, Map.of()).getOrDefault(key, 0L);
        if (mine < leg.quantity()) {
            return false;
        }
        if (holder != null) {
            Map<BalanceKey, Long> held = Objects.requireNonNull(holds.get(holder));
            held.merge(key, -leg.quantity(), Long::sum);
            reserved.merge(key, -leg.quantity(), Long::sum);
            undo.add(() -> {
                held.merge(key, leg.quantity(), Long::sum);
                reserved.merge(key, leg.quantity(), Long::sum);
            });
        }
        add(key, day, -leg.quantity(), undo);
        return !day.isBefore(today) || neverShort(key, day);
    }

    private boolean neverShort(BalanceKey key, LocalDate day) {
        long sum = 0;
        for (Map.Entry<LocalDate, Long> entry :
                Objects.requireNonNull(stock.get(key)).entrySet()) {
            sum += entry.getValue();
            if (!entry.getKey().isBefore(day) && sum < 0) {
                return false;
            }
        }
        return true;
    }

    private void add(BalanceKey key, LocalDate day, long delta, List<Runnable> undo) {
        TreeMap<LocalDate, Long> days = stock.computeIfAbsent(key, k -> new TreeMap<>());
        days.merge(day, delta, Long::sum);
        total.merge(key, delta, Long::sum);
        undo.add(() -> {
            days.merge(day, -delta, Long::sum);
            total.merge(key, -delta, Long::sum);
        });
    }

    private boolean pieces(Leg leg, List<Runnable> undo) {
        for (String serial : leg.serials()) {
            String piece = leg.itemId() + serial;
            UUID at = pieces.get(piece);
            boolean right = holdsStock(leg.fromId()) ? leg.fromId().equals(at) : at == null || !holdsStock(at);
            if (!right) {
                return false;
            }
            pieces.put(piece, leg.toId());
            undo.add(() -> {
                if (at == null) {
                    pieces.remove(piece);
                } else {
                    pieces.put(piece, at);
                }
            });
        }
        return true;
    }
}
