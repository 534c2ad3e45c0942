package io.kontor.kernel.core.security;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The attempts of the last 15 minutes, exactly: a counter that starts anew would let twice as many through around its
 * start.
 *
 * @param times when they were, oldest first
 */
record AttemptWindow(List<Long> times) {
    static final Duration LENGTH = Duration.ofMinutes(15);

    AttemptWindow {
        times = List.copyOf(times);
    }

    static AttemptWindow parse(String text) {
        return new AttemptWindow(
                text.isEmpty()
                        ? List.of()
                        : List.of(text.split(",", -1)).stream()
                                .map(Long::valueOf)
                                .toList());
    }

    String text() {
        return times.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** {@return the seconds to wait until another attempt fits, 0 for none} */
    long secondsUntilFree(Instant now, int limit) {
        List<Long> valid = at(now).times;
        if (valid.size() < limit) {
            return 0;
        }
        long free = valid.get(valid.size() - limit) + LENGTH.toMillis();
        return Math.max(1, (free - now.toEpochMilli() + 999) / 1000);
    }

    /** {@return the window with one more attempt} */
    AttemptWindow plus(Instant now) {
        List<Long> more = new ArrayList<>(at(now).times);
        more.add(now.toEpochMilli());
        more.sort(null);
        return new AttemptWindow(more);
    }

    /** {@return the window without one attempt of that time, which turned out to be none} */
    AttemptWindow minus(Instant time) {
        List<Long> less = new ArrayList<>(times);
        less.remove((Long) time.toEpochMilli());
        return new AttemptWindow(less);
    }

    private AttemptWindow at(Instant now) {
        long from = now.minus(LENGTH).toEpochMilli();
        return new AttemptWindow(times.stream().filter(time -> time > from).toList());
    }
}
