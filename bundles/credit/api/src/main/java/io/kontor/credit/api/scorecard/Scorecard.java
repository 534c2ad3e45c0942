package io.kontor.credit.api.scorecard;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable scorecard. The official score is the base points plus the whole points of one row of each
 * characteristic, so every score decomposes to the point.
 *
 * @param code stable code
 * @param version grows with every change; a score keeps the version it was made with
 * @param kind how it came about
 * @param label name in both languages
 * @param basePoints points every customer gets
 * @param intercept exact log-odds of a bad outcome before any row's weight; 0 for expert cards
 * @param scaling of fitted cards; null for expert cards, whose probabilities are those of the grades
 * @param characteristics the questions
 * @param grades best first, the last from negative infinity
 * @param knockOuts rules that cap the grade
 */
public record Scorecard(
        String code,
        int version,
        ScorecardKind kind,
        LocalizedText label,
        int basePoints,
        double intercept,
        @Nullable Scaling scaling,
        List<Characteristic> characteristics,
        List<GradeBand> grades,
        List<KnockOut> knockOuts) {
    /** Keeps the lists by value. */
    public Scorecard {
        characteristics = List.copyOf(characteristics);
        grades = List.copyOf(grades);
        knockOuts = List.copyOf(knockOuts);
    }

    /**
     * {@return a characteristic by its code, or empty when the card has none}
     *
     * @param characteristic its code
     */
    public Optional<Characteristic> characteristic(String characteristic) {
        return characteristics.stream()
                .filter(c -> c.code().equals(characteristic))
                .findFirst();
    }

    /** {@return the highest score anyone can get} */
    public int bestScore() {
        return basePoints
                + characteristics.stream().mapToInt(Characteristic::bestPoints).sum();
    }

    /** {@return the lowest score anyone can get} */
    public int worstScore() {
        return basePoints
                + characteristics.stream().mapToInt(Characteristic::worstPoints).sum();
    }
}
