package io.kontor.promo.core.ledger;

import java.util.UUID;

/**
 * What a balance became by one step, under its lock.
 *
 * @param balanceId the balance
 * @param seq number of the step, one more than the step before
 * @param onHand base units after it
 * @param lastHash hash of the step before
 */
public record Turn(UUID balanceId, long seq, long onHand, String lastHash) {
    /** Hash before the first step. */
    public static final String FIRST = "0".repeat(64);
}
