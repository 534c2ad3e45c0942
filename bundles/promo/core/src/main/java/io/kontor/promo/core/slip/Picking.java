package io.kontor.promo.core.slip;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.slip.SlipLine;
import io.kontor.promo.api.slip.SlipState;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.Ledger;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.store.JdbcLedgerStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Chooses the lots and pieces of a slip and reserves them. What a rep hands in need not be good any more. */
final class Picking {
    private final EntityManager em;
    private final JdbcLedgerStore store;
    private final SlipData data;
    private final LocalDate today;
    private final Map<UUID, ItemFacts> items;
    private final List<SlipLine> lines = new ArrayList<>();

    Picking(EntityManager em, SlipData data, LocalDate today) {
        this.em = em;
        this.store = new JdbcLedgerStore(em);
        this.data = data;
        this.today = today;
        this.items =
                store.items(data.lines().stream().map(SlipData.Line::itemId).toList());
    }

    /** {@return the items, checked to be known and to be given out today} */
    Map<UUID, ItemFacts> items() {
        for (int i = 0; i < data.lines().size(); i++) {
            ItemFacts item = items.get(data.lines().get(i).itemId());
            if (item == null) {
                throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "lines[" + i + "].itemId");
            }
            boolean early = item.validFrom() != null && today.isBefore(item.validFrom());
            boolean late = item.validTo() != null && today.isAfter(item.validTo());
            if (givesOut() && (early || late)) {
                throw KontorException.of(ProblemKind.INVALID, "ITEM_NOT_VALID").with("item", item.code());
            }
        }
        return items;
    }

    private boolean givesOut() {
        return data.kind() != SlipKind.RETURN;
    }

    private ItemFacts item(SlipData.Line line) {
        ItemFacts item = items.get(line.itemId());
        if (item == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemId");
        }
        return item;
    }

    /** {@return what is picked, reserved by the ledger} Named lots and pieces come before those that are chosen. */
    List<SlipLine> pick(Consumer<List<Ledger.Hold>> ledger) {
        List<SlipData.Line> open = new ArrayList<>();
        for (SlipData.Line line : data.lines()) {
            ItemFacts item = item(line);
            checkTracking(line, item);
            if (item.tracking() == Tracking.LOT && line.lotId() == null) {
                open.add(line);
            } else if (item.tracking() == Tracking.SERIAL) {
                line.serials().forEach(serial -> add(pieceOf(item, serial)));
            } else {
                checkLot(line, item);
                add(new SlipLine(0, item.id(), line.lotId(), null, line.quantity(), 0, 0));
            }
        }
        ledger.accept(holds(lines));
        for (SlipData.Line line : open) {
            int before = lines.size();
            choose(line, item(line));
            ledger.accept(holds(lines.subList(before, lines.size())));
        }
        return lines;
    }

    private void add(SlipLine line) {
        lines.add(new SlipLine(lines.size() + 1, line.itemId(), line.lotId(), line.serial(), line.quantity(), 0, 0));
    }

    private List<Ledger.Hold> holds(List<SlipLine> of) {
        Map<String, Ledger.Hold> sums = new LinkedHashMap<>();
        for (SlipLine line : of) {
            sums.merge(
                    line.itemId() + " " + line.lotId(),
                    new Ledger.Hold(line.itemId(), line.lotId(), data.fromId(), line.quantity()),
                    (a, b) -> new Ledger.Hold(a.itemId(), a.lotId(), a.placeId(), a.quantity() + b.quantity()));
        }
        return List.copyOf(sums.values());
    }

    private static void checkTracking(SlipData.Line line, ItemFacts item) {
        if (item.tracking() != Tracking.LOT && line.lotId() != null) {
            throw refusal("LOT_NOT_TRACKED", "lotId", item);
        }
        if (item.tracking() != Tracking.SERIAL && !line.serials().isEmpty()) {
            throw refusal("SERIALS_NOT_TRACKED", "serials", item);
        }
        boolean one = line.serials().size() == line.quantity()
                && new HashSet<>(line.serials()).size() == line.serials().size();
        if (item.tracking() == Tracking.SERIAL && !one) {
            throw refusal("SERIALS_NEEDED", "serials", item);
        }
    }

    private static KontorException refusal(String code, String field, ItemFacts item) {
        return new KontorException(
                ProblemKind.INVALID, code, Map.of("item", item.code()), List.of(new Violation(field, code)));
    }

    private void checkLot(SlipData.Line line, ItemFacts item) {
        UUID lotId = line.lotId();
        if (lotId == null) {
            return;
        }
        LotFacts lot = store.lots(List.of(lotId)).get(lotId);
        if (lot == null || !lot.itemId().equals(item.id())) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_LOT", "lotId");
        }
        if (givesOut()) {
            lot.requireGoodOn(today, item.shortDays());
        }
    }

    private SlipLine pieceOf(ItemFacts item, String serial) {
        UUID at = store.whereIs(item.id(), serial).orElse(null);
        if (!data.fromId().equals(at)) {
            throw KontorException.of(ProblemKind.CONFLICT, "SERIAL_NOT_THERE").with("serial", serial);
        }
        boolean picked = lines.stream().anyMatch(l -> isPiece(l, item, serial))
                || !em.createQuery(
                                "select l.id from SlipLineEntity l, SlipEntity s where s.id = l.slipId"
                                        + " and s.state = :picked and l.itemId = :item and l.serial = :serial",
                                UUID.class)
                        .setParameter("picked", SlipState.PICKED)
                        .setParameter("item", item.id())
                        .setParameter("serial", serial)
                        .getResultList()
                        .isEmpty();
        if (picked) {
            throw KontorException.of(ProblemKind.CONFLICT, "SERIAL_PICKED").with("serial", serial);
        }
        return new SlipLine(0, item.id(), null, serial, 1, 0, 0);
    }

    private static boolean isPiece(SlipLine line, ItemFacts item, @Nullable String serial) {
        return line.itemId().equals(item.id())
                && line.serial() != null
                && line.serial().equals(serial);
    }

    private void choose(SlipData.Line line, ItemFacts item) {
        Map<LotFacts, Long> there = store.lotsAt(item.id(), data.fromId());
        List<LotFacts> order = there.keySet().stream()
                .filter(lot -> !givesOut() || lot.isGoodOn(today, item.shortDays()))
                .sorted(LotFacts.FIRST_EXPIRED_FIRST)
                .toList();
        long rest = line.quantity();
        for (LotFacts lot : order) {
            long part = Math.min(rest, there.getOrDefault(lot, 0L));
            if (part > 0) {
                add(new SlipLine(0, item.id(), lot.id(), null, part, 0, 0));
                rest -= part;
            }
        }
        if (rest > 0) {
            throw KontorException.of(ProblemKind.CONFLICT, "STOCK_INSUFFICIENT")
                    .with("item", item.code())
                    .with("available", line.quantity() - rest);
        }
    }
}
