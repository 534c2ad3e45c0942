package io.kontor.customer.sample.internal;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chance with a seed: the same for the same number, on every machine and in any order. */
final class Dice {
    private static final long SEED = 20_260_101L;

    private final Random random;

    Dice(int number) {
        random = new Random(SEED + 7_919L * number);
    }

    int upTo(int exclusive) {
        return random.nextInt(exclusive);
    }

    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String digits(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(random.nextInt(10)))
                .collect(Collectors.joining());
    }
}
