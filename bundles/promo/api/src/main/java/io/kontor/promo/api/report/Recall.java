package io.kontor.promo.api.report;

import io.kontor.promo.api.recall.RecallProgress;
import io.kontor.promo.api.stock.DayBalance;
import io.kontor.promo.api.value.CustomerRef;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the goods of a lot are and went.
 *
 * @param lotId the lot
 * @param holders places that hold some
 * @param receivers customers who received some and did not give it back
 * @param progress how far the lot's latest recall is, null when it was never recalled
 */
public record Recall(
        UUID lotId,
        List<DayBalance> holders,
        List<Receiver> receivers,
        @Nullable RecallProgress progress) {
    /**
     * A customer who received goods of a lot.
     *
     * @param customer the customer
     * @param repId who handed it out
     * @param day the day
     * @param issueId the issue
     * @param quantity base units
     */
    public record Receiver(CustomerRef customer, UUID repId, LocalDate day, UUID issueId, long quantity) {}

    /** Keeps the lists by value. */
    public Recall {
        holders = List.copyOf(holders);
        receivers = List.copyOf(receivers);
    }
}
