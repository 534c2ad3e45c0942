package io.kontor.visit.api.route;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A set of days on which a customer is visited, one visit on each.
 *
 * @param mask bit d stands for day d, at least one of the bits 0..62
 */
public record DayPattern(long mask) {
    /** The last day that a plan may have. */
    public static final int LAST_DAY = 62;

    /** Refuses a pattern without a day. */
    public DayPattern {
        Check.that(mask > 0, "day pattern needs at least one day of 0.." + LAST_DAY + " but is " + mask);
    }

    /**
     * {@return the pattern of these days}
     *
     * @param days each 0..62
     */
    public static DayPattern of(int... days) {
        return new DayPattern(Arrays.stream(days)
                .mapToLong(day -> 1L << Check.range("day", day, 0, LAST_DAY))
                .reduce(0, (a, b) -> a | b));
    }

    /** {@return the days, ascending} */
    public List<Integer> days() {
        return IntStream.rangeClosed(0, LAST_DAY)
                .filter(day -> (mask >> day) % 2 != 0)
                .boxed()
                .toList();
    }

    /** {@return the fewest days from one visit to the next; 63 if there is only one} */
    public int gap() {
        int gap = LAST_DAY + 1;
        long rest = mask;
        while (Long.bitCount(rest) > 1) {
            int first = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            gap = Math.min(gap, Long.numberOfTrailingZeros(rest) - first);
        }
        return gap;
    }
}
