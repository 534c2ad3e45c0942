package io.kontor.itests.benchmarks.kernel;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is measured.
 *
 * @param derby whether on Derby
 * @param customers how many customers
 * @param facts how many trade facts
 * @param time how long each measurement takes
 * @param warmUp how long the warm-up of each request takes at most
 * @param only the parts
 */
record Options(boolean derby, int customers, int facts, Duration time, Duration warmUp, Set<String> only) {
    private static final Set<String> ALL =
            Set.of("requests", "empty", "analysis", "import", "modules", "memory", "yardstick");

    static Options of(String... args) {
        Options options = new Options(false, 100_000, 1_000_000, Duration.ofSeconds(6), Duration.ofSeconds(90), ALL);
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            options = options.with(words.next(), words);
        }
        return options;
    }

    private Options with(String word, Iterator<String> words) {
        return switch (word) {
            case "--derby" -> new Options(true, customers, facts, time, warmUp, only);
            case "--customers" -> {
                int wanted = Integer.parseInt(words.next());
                yield new Options(derby, wanted, wanted * 10, time, warmUp, only);
            }
            case "--seconds" -> new Options(derby, customers, facts, seconds(words), warmUp, only);
            case "--warm-up" -> new Options(derby, customers, facts, time, seconds(words), only);
            case "--only" ->
                new Options(
                        derby,
                        customers,
                        facts,
                        time,
                        warmUp,
                        Set.of(words.next().split(",", -1)));
            default -> throw new IllegalArgumentException("unknown option " + word);
        };
    }

    private static Duration seconds(Iterator<String> words) {
        return Duration.ofSeconds(Integer.parseInt(words.next()));
    }

    /** Variables for the measured process: {@code KONTOR_JAVA_OPTS} of ours, for a recording. */
    Map<String, String> environment() {
        String given = System.getenv("KONTOR_JAVA_OPTS");
        return given == null ? Map.of() : Map.of("JAVA_OPTS", given);
    }

    boolean wants(String part) {
        return only.contains(part);
    }
}
