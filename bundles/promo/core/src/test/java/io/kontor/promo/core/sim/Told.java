package io.kontor.promo.core.sim;

import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.core.ledger.BalanceKey;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows of one of its commands.
 *
 * @param key the client's key
 * @param client who sent it
 * @param invoked when it was sent first
 * @param answered when the answer came, {@link Long#MAX_VALUE} for never
 * @param movement the movement answered, null when refused or unknown
 * @param refusal the code answered, null when done or unknown
 */
record Told(
        String key,
        int client,
        long invoked,
        long answered,
        @Nullable Movement movement,
        @Nullable String refusal) {
    boolean isUnknown() {
        return movement == null && refusal == null;
    }

    /** A balance that was read: what was seen, and between when. */
    record Seen(int client, BalanceKey key, long invoked, long answered, long onHand) {}
}
