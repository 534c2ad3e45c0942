package io.kontor.promo.api.campaign;

import io.kontor.kernel.api.value.Money;
import java.util.List;
import java.util.UUID;

/**
 * Where the pieces of a campaign are.
 *
 * @param campaignId the campaign
 * @param lines by rep and item
 * @param cost what was given cost, by currency; empty when not for the caller's eyes; of class AMOUNT
 */
public record CloseOut(UUID campaignId, List<CloseOutLine> lines, List<Money> cost) {
    /** Keeps the lists by value. */
    public CloseOut {
        lines = List.copyOf(lines);
        cost = List.copyOf(cost);
    }
}
