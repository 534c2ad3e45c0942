package io.kontor.credit.api.portfolio;

import java.util.Map;

/**
 * How often people changed ratings, and whether they were right.
 *
 * @param rate share of ratings changed, 0 to 1; 0 without ratings
 * @param up changed for the better
 * @param down changed for the worse
 * @param left not changed
 * @param upByReason changed for the better, by reason code
 */
public record OverrideReport(double rate, Group up, Group down, Group left, Map<String, Group> upByReason) {
    /**
     * Ratings of one kind.
     *
     * @param ratings how many
     * @param bad of those with a known outcome, how many went bad
     * @param known how many have a known outcome, good or bad
     */
    public record Group(int ratings, int bad, int known) {
        /** {@return share of the known ones that went bad, NaN when none is known} */
        public double badRate() {
            return known == 0 ? Double.NaN : bad / (double) known;
        }
    }

    /** Keeps the map by value. */
    public OverrideReport {
        upByReason = Map.copyOf(upByReason);
    }
}
