package io.kontor.itests.karaf.kit;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition by asking again, never by hoping that some time is enough. */
public final class Until {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int IN_A_ROW = 10;

    private Until() {}

    /** The first value that satisfies, or an error that names the last value after the deadline. */
    public static <T> T sees(Duration deadline, Supplier<T> value, Predicate<? super T> satisfies) {
        long end = System.nanoTime() + deadline.toNanos();
        T last;
        do {
            last = value.get();
            if (satisfies.test(last)) {
                return last;
            }
            pause();
        } while (System.nanoTime() < end);
        throw new AssertionError("not within " + deadline + "; last seen: " + last);
    }

    /** Waits until the value satisfies for half a second without a break. */
    public static <T> void keeps(Duration deadline, Supplier<T> value, Predicate<? super T> satisfies) {
        int[] inARow = {0};
        sees(deadline, () -> inARow[0] = satisfies.test(value.get()) ? inARow[0] + 1 : 0, times -> times == IN_A_ROW);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
