package io.kontor.kernel.api.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When work recurs: either again some time after the last one was due, or once a day.
 *
 * @param every time between two runs, 10 seconds or more; null for daily
 * @param dailyAt local time of the day; null for periodic
 */
public record Recurrence(@Nullable Duration every, @Nullable LocalTime dailyAt) {
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    /** Allows exactly one of the two. */
    public Recurrence {
        if ((every == null) == (dailyAt == null)) {
            throw new IllegalArgumentException("either every or dailyAt");
        }
        if (every != null && every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("every " + every + " is shorter than " + SHORTEST);
        }
    }

    /**
     * {@return again and again}
     *
     * @param time between two runs, 10 seconds or more
     */
    public static Recurrence every(Duration time) {
        return new Recurrence(time, null);
    }

    /**
     * {@return once a day}
     *
     * @param time local time of the installation
     */
    public static Recurrence dailyAt(LocalTime time) {
        return new Recurrence(null, time);
    }

    /**
     * {@return the first time after another}
     *
     * @param after the time before
     * @param zone zone of the local time; a time that a clock change skips is moved behind the gap
     */
    public Instant next(Instant after, ZoneId zone) {
        LocalTime time = dailyAt;
        if (time != null) {
            LocalDate today = after.atZone(zone).toLocalDate();
            Instant next = today.atTime(time).atZone(zone).toInstant();
            return next.isAfter(after)
                    ? next
                    : today.plusDays(1).atTime(time).atZone(zone).toInstant();
        }
        return after.plus(every == null ? SHORTEST : every);
    }
}
