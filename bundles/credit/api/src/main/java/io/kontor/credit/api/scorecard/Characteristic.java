package io.kontor.credit.api.scorecard;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/**
 * One question of a scorecard: which fact it reads and how many points each answer brings. The rows cover every value:
 * intervals without gap or overlap from minus to plus infinity, or levels with one {@code OTHER} row; exactly one
 * {@code MISSING} row is obligatory.
 *
 * @param code code of the fact it reads, unique in the card
 * @param label name in both languages
 * @param type what values it reads
 * @param attributes its rows; intervals rising
 */
public record Characteristic(String code, LocalizedText label, ValueType type, List<Attribute> attributes) {
    /** Keeps the rows by value. */
    public Characteristic {
        attributes = List.copyOf(attributes);
    }

    /** {@return the most points any row brings} */
    public int bestPoints() {
        return attributes.stream().mapToInt(Attribute::points).max().orElse(0);
    }

    /** {@return the fewest points any row brings} */
    public int worstPoints() {
        return attributes.stream().mapToInt(Attribute::points).min().orElse(0);
    }
}
