package io.kontor.promo.core.sim;

import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All a ledger keeps, read out of a store or of a database. */
record LedgerImage(Map<UUID, Kept> balances, List<Step> steps, Map<UUID, Movement> movements) {
    /** A balance. */
    record Kept(BalanceKey key, long onHand, long reserved, long seq) {}

    /** {@return the steps of each balance, in their order} */
    Map<UUID, List<Step>> byBalance() {
        Map<UUID, List<Step>> by = new HashMap<>();
        for (Step step : steps) {
            by.computeIfAbsent(step.balanceId(), id -> new ArrayList<>()).add(step);
        }
        by.values().forEach(list -> list.sort(Comparator.comparingLong(Step::seq)));
        return by;
    }
}
