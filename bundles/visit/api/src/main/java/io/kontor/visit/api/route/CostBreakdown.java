package io.kontor.visit.api.route;

/**
 * The cost of a plan by what it is paid for; see {@link Costs}.
 *
 * @param distance for ways
 * @param time for time between departure and return
 * @param lateness for beginning late
 * @param overtime for working long
 * @param imbalance for unequal work
 * @param change for leaving the baseline
 * @param otherRep for changing reps
 * @param leftOut value of optional visits that are left out
 * @param missing number of mandatory visits that are left out, not part of the {@link #total()}
 */
public record CostBreakdown(
        double distance,
        double time,
        double lateness,
        double overtime,
        double imbalance,
        double change,
        double otherRep,
        double leftOut,
        int missing) {
    /** {@return the sum that is minimised, after the number of {@link #missing()} visits} */
    public double total() {
        return distance + time + lateness + overtime + imbalance + change + otherRep + leftOut;
    }
}
