package io.kontor.promo.core.count;

import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.count.CountEntry;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.store.JdbcLedgerStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what was counted against what is known of items and lots. */
final class Counted {
    private static final int MAX_ENTRIES = 1_000;

    private final Map<UUID, ItemFacts> items;
    private final Map<UUID, LotFacts> lots;
    private final List<UUID> onSheet;

    Counted(JdbcLedgerStore store, List<CountEntry> entries, List<UUID> onSheet) {
        this.items =
                store.items(entries.stream().map(CountEntry::itemId).distinct().toList());
        List<UUID> named = entries.stream()
                .map(CountEntry::lotId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        this.lots = named.isEmpty() ? Map.of() : store.lots(named);
        this.onSheet = onSheet;
    }

    /** Refuses entries that say too little, before anything is looked up. */
    static void checkShape(List<CountEntry> entries) {
        Violations violations = new Violations().required("entries", entries).size("entries", entries, MAX_ENTRIES);
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            CountEntry entry = entries.get(i);
            String field = "entries[" + i + "]";
            violations
                    .required(field + ".itemId", entry.itemId())
                    .range(field + ".counted", entry.counted(), 0, PostingLine.MAX_QUANTITY)
                    .code(field + ".serial", entry.serial())
                    .text(field + ".reason", entry.reason(), 500);
            if (entry.itemId() != null && !seen.add(key(entry))) {
                violations.add(field, "LINE_TWICE");
            }
        }
        violations.throwIfAny();
    }

    private static List<Object> key(CountEntry entry) {
        return List.of(
                entry.itemId(),
                Objects.requireNonNullElse(entry.lotId(), ""),
                Objects.requireNonNullElse(entry.serial(), ""));
    }

    /** Refuses entries that do not fit their items or the sheet. */
    void check(List<CountEntry> entries) {
        Violations violations = new Violations();
        for (int i = 0; i < entries.size(); i++) {
            CountEntry entry = entries.get(i);
            String field = "entries[" + i + "]";
            ItemFacts item = items.get(entry.itemId());
            if (item == null) {
                violations.add(field + ".itemId", "UNKNOWN_ITEM");
                continue;
            }
            if (!onSheet.isEmpty() && !onSheet.contains(item.id())) {
                violations.add(field + ".itemId", "NOT_ON_SHEET");
            }
            checkLot(field + ".lotId", entry.lotId(), item, violations);
            checkSerial(field, entry, item, violations);
        }
        violations.throwIfAny();
    }

    private void checkLot(String field, @Nullable UUID lotId, ItemFacts item, Violations violations) {
        if (item.tracking() != Tracking.LOT) {
            if (lotId != null) {
                violations.add(field, "LOT_NOT_TRACKED");
            }
            return;
        }
        if (lotId == null) {
            violations.add(field, "LOT_NEEDED");
            return;
        }
        LotFacts lot = lots.get(lotId);
        if (lot == null || !lot.itemId().equals(item.id())) {
            violations.add(field, "UNKNOWN_LOT");
        }
    }

    private static void checkSerial(String field, CountEntry entry, ItemFacts item, Violations violations) {
        if (item.tracking() != Tracking.SERIAL) {
            if (entry.serial() != null) {
                violations.add(field + ".serial", "SERIALS_NOT_TRACKED");
            }
        } else if (entry.serial() == null) {
            violations.add(field + ".serial", "SERIALS_NEEDED");
        } else {
            violations.range(field + ".counted", entry.counted(), 0, 1);
        }
    }
}
