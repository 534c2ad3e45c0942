package io.kontor.credit.api.portfolio;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How long orders are held.
 *
 * @param open holds with an amount not released, the oldest first
 * @param blocked sum of what they still hold
 * @param partly how many of them are released in part
 * @param released holds released in full
 * @param medianToRelease median time from hold to full release, zero when none was
 * @param inTime share of all holds that were released in full within the time agreed, of those whose time is over or
 *     that were released; NaN without any
 * @param byReason open holds by reason code of the hold
 * @param releasesByReason releases by reason code of the release
 */
public record HoldReport(
        List<OpenHold> open,
        BigDecimal blocked,
        int partly,
        int released,
        Duration medianToRelease,
        double inTime,
        Map<String, Integer> byReason,
        Map<String, Integer> releasesByReason) {
    /**
     * A hold that is open.
     *
     * @param hold the hold
     * @param age how long it is held
     * @param rest what it still holds
     * @param late whether the time agreed is over
     */
    public record OpenHold(Hold hold, Duration age, BigDecimal rest, boolean late) {}

    /** Keeps the collections by value. */
    public HoldReport {
        open = List.copyOf(open);
        byReason = Map.copyOf(byReason);
        releasesByReason = Map.copyOf(releasesByReason);
    }
}
