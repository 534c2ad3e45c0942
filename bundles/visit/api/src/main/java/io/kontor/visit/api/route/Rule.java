package io.kontor.visit.api.route;

/** What can keep a visit out of a plan. */
public enum Rule {
    /** No shift on the days of any pattern. */
    DAYS,
    /** The shifts on these days belong to reps who may not come. */
    TERRITORY,
    /** The reps who may come lack a skill. */
    SKILLS,
    /** The visit's own time window is over before the rep can be there. */
    TIME_WINDOW,
    /** Visits after it, or the return, would become late. */
    HOURS,
    /** The shift would take too long. */
    DURATION,
    /** The shift has no room for its demand. */
    CAPACITY,
    /** The shift has no room for another stop. */
    STOPS,
    /** The same rep, or the pinned position, cannot be kept. */
    PLACEMENT,
    /** It would cost more than it is worth. */
    VALUE
}
