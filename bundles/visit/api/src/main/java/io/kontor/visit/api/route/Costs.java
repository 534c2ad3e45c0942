package io.kontor.visit.api.route;

/**
 * What is paid for. All are weights of the one sum that is minimised, 0..1,000,000,000.
 *
 * @param distance per unit of {@link Travel#distance}
 * @param time per second between departure and return
 * @param lateness per second that a service begins after its last window, up to {@link VisitRules#maxLateness()}
 * @param overtime per second beyond {@link ShiftRules#regularDuration()}
 * @param imbalance per second by which the work of a rep (travel and service over all shifts) differs from the mean of
 *     the reps
 * @param change per visit that is not made in the shift where {@link RouteProblem#baseline()} has it
 * @param otherRep per rep beyond the first who visits a customer of continuity {@link Continuity#PREFERRED}
 */
public record Costs(
        double distance,
        double time,
        double lateness,
        double overtime,
        double imbalance,
        double change,
        double otherRep) {
    /** Distance only, 1 per unit. */
    public static final Costs DISTANCE = new Costs(1, 0, 0, 0, 0, 0, 0);

    /** Refuses weights that are negative, no number or too large. */
    public Costs {
        Check.weight("cost of distance", distance);
        Check.weight("cost of time", time);
        Check.weight("cost of lateness", lateness);
        Check.weight("cost of overtime", overtime);
        Check.weight("cost of imbalance", imbalance);
        Check.weight("cost of change", change);
        Check.weight("cost of another rep", otherRep);
    }
}
