package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/**
 * A column a target knows.
 *
 * @param name its stable name, used in files, mappings and refusals
 * @param label its header for people
 * @param aliases other headers it is recognised by, in any language, compared without case and blanks
 * @param type type of its values
 * @param use what it is for
 */
public record TableColumn(String name, LocalizedText label, List<String> aliases, Type type, Use use) {
    /** Keeps the aliases by value. */
    public TableColumn {
        aliases = List.copyOf(aliases);
    }

    /** Type of a column's values. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** A whole number. */
        INTEGER,
        /** A number with a point and without grouping. */
        DECIMAL,
        /** A day, {@code 2026-05-31}. */
        DATE,
        /** A moment, ISO 8601. */
        INSTANT,
        /** {@code true} or {@code false}. */
        BOOLEAN
    }

    /** What a column is for. */
    public enum Use {
        /** A value. */
        VALUE,
        /** A value every row must have. */
        REQUIRED,
        /** A unique value by which a row finds what it changes. */
        KEY
    }
}
