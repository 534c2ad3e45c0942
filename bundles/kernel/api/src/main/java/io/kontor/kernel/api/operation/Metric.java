package io.kontor.kernel.api.operation;

import java.util.Map;

/**
 * One figure.
 *
 * @param name {@code kontor_<what>_<unit>}, of lower-case letters, digits and underscores; counters end in
 *     {@code _total}
 * @param kind whether it only grows
 * @param help what it is, in English
 * @param labels what it is of; few different values each, never personal data
 * @param value the figure, in seconds or bytes where it is time or size
 */
public record Metric(String name, Kind kind, String help, Map<String, String> labels, double value) {
    /** Whether a figure only grows. */
    public enum Kind {
        /** Goes up and down. */
        GAUGE,
        /** Only grows while the node runs. */
        COUNTER
    }

    /** Keeps the labels by value. */
    public Metric {
        labels = Map.copyOf(labels);
    }

    /**
     * {@return a figure that goes up and down}
     *
     * @param name its name
     * @param help what it is
     * @param labels what it is of
     * @param value the figure
     */
    public static Metric gauge(String name, String help, Map<String, String> labels, Number value) {
        return new Metric(name, Kind.GAUGE, help, labels, value.doubleValue());
    }

    /**
     * {@return a figure that only grows}
     *
     * @param name its name, ending in {@code _total}
     * @param help what it is
     * @param labels what it is of
     * @param value the figure
     */
    public static Metric counter(String name, String help, Map<String, String> labels, Number value) {
        return new Metric(name, Kind.COUNTER, help, labels, value.doubleValue());
    }
}
