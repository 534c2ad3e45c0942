package io.kontor.visit.api.route;

/** Whether the visits to one customer within a plan should be made by the same rep. */
public enum Continuity {
    /** Any rep will do. */
    NONE,
    /** Every rep beyond the first costs {@link Costs#otherRep()}. */
    PREFERRED,
    /** All visits by one rep. */
    REQUIRED
}
