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
 * @param only the parts
 */
record Options(boolean derby, int customers, int facts, Duration time, Set<String> only) {
    private static final Set<String> ALL =
            Set.of("requests", "empty", "analysis", "import", "modules", "memory", "yardstick");

    static Options of(String... args) {
        Options options = new Options(false, 100_000, 1_000_000, Duration.ofSeconds(6), ALL);
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String word = words.next();
            options = switch (word) {
                case "--derby" -> new Options(true, options.customers, options.facts, options.time, options.only);
                case "--customers" -> {
                    int customers = Integer.parseInt(words.next());
                    yield new Options(options.derby, customers, customers * 10, options.time, options.only);
                }
                case "--seconds" ->
                    new Options(
                            options.derby,
                            options.customers,
                            options.facts,
                            Duration.ofSeconds(Integer.parseInt(words.next())),
                            options.only);
                case "--only" ->
                    new Options(
                            options.derby,
                            options.customers,
                            options.facts,
                            options.time,
                            Set.of(words.next().split(",", -1)));
                default -> throw new IllegalArgumentException("unknown option " + word);
            };
        }
        return options;
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
