package io.kontor.visit.api.route;

/**
 * An interval of time, both ends included.
 *
 * @param earliest first second, 0..1,000,000,000
 * @param latest last second, not before {@code earliest}, at most 1,000,000,000
 */
public record TimeWindow(int earliest, int latest) {
    /** Refuses an interval that ends before it begins. */
    public TimeWindow {
        Check.seconds("earliest", earliest);
        Check.seconds("latest", latest);
        Check.that(earliest <= latest, "time window must not end (" + latest + ") before it begins (" + earliest + ")");
    }

    /**
     * {@return whether another interval lies within this one}
     *
     * @param other another interval
     */
    public boolean includes(TimeWindow other) {
        return earliest <= other.earliest && other.latest <= latest;
    }
}
