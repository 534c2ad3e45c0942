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
 * @param curve scores rising and log-odds falling, where outcomes contradict the scale; empty where the scale holds
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
        List<PdPoint> curve,
        List<Characteristic> characteristics,
        List<GradeBand> grades,
        List<KnockOut> knockOuts) {
    /** Keeps the lists by value. */
    public Scorecard {
        curve = List.copyOf(curve);
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

    /**
     * {@return the probability of a bad outcome at a score: by the curve, linear in log-odds between its points and
     * parallel to the scale beyond them, or by the scale; by the grade for expert cards}
     *
     * @param score a score
     */
    public double pd(double score) {
        if (scaling == null) {
            return grades.stream()
                    .filter(grade -> score >= grade.from())
                    .findFirst()
                    .orElse(grades.get(grades.size() - 1))
                    .pd();
        }
        if (curve.isEmpty()) {
            return scaling.pd(score);
        }
        int next = 0;
        while (next < curve.size() && curve.get(next).score() <= score) {
            next++;
        }
        PdPoint right = curve.get(Math.min(next, curve.size() - 1));
        PdPoint left = curve.get(Math.max(next - 1, 0));
        double slope = left.equals(right)
                ? -1 / scaling.factor()
                : (right.logOdds() - left.logOdds()) / (right.score() - left.score());
        return 1 / (1 + Math.exp(-(left.logOdds() + slope * (score - left.score()))));
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
