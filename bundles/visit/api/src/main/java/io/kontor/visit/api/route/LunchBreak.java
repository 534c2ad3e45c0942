package io.kontor.visit.api.route;

/**
 * A break within a shift. It is taken in one piece while the rep neither travels nor serves. A route that is back
 * before or at {@code window.latest()} needs none; every other route has to include it.
 *
 * @param window when the break may begin
 * @param duration its length in seconds
 */
public record LunchBreak(TimeWindow window, int duration) {
    /** Refuses a negative duration. */
    public LunchBreak {
        Check.seconds("lunch duration", duration);
    }
}
