package io.kontor.kernel.operations.internal.metrics;

/**
 * Writes the text format of Prometheus, version 0.0.4. Our own, because the current client library imports packages
 * that no bundle exports, and the old one is no longer maintained; the format is a page long.
 */
final class PrometheusText {
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double MOST_WHOLE = 1e15;

    private final StringBuilder text = new StringBuilder(16_384);

    /** Begins a metric; its samples follow. */
    void metric(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ');
        escaped(help, false);
        text.append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** Adds a sample; labels are names and values in turn. */
    void sample(String name, Number figure, String... labels) {
        double value = figure.doubleValue();
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            escaped(labels[i + 1], true);
            text.append('"');
        }
        if (labels.length > 0) {
            text.append('}');
        }
        text.append(' ');
        if (value == Math.rint(value) && Math.abs(value) < MOST_WHOLE) {
            text.append((long) value);
        } else {
            text.append(value == Double.POSITIVE_INFINITY ? "+Inf" : String.valueOf(value));
        }
        text.append('\n');
    }

    private void escaped(String value, boolean quotes) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '"' -> text.append(quotes ? "\\\"" : "\"");
                default -> text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
