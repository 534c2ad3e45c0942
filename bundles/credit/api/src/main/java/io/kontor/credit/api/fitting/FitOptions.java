package io.kontor.credit.api.fitting;

import io.kontor.credit.api.scorecard.Scaling;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a card is fitted. The values of {@link #standard} suit every sample; nothing needs tuning.
 *
 * @param selection which variables enter
 * @param maxCharacteristics most characteristics of a sign-clean card, at least 1
 * @param targetBadRate bad rate of the population the card is for, above 0 and below 1; null when the sample's
 * @param scaling points
 * @param shapes shape of the bad rate by column; {@code AUTO} where not named
 * @param signedOff columns that may stay although the leak guard objects
 * @param neighbourLevel neighbouring bins must differ at this level (two-sided test of two rates, pooled), above 0 and
 *     below 1; null for no test
 */
public record FitOptions(
        Selection selection,
        int maxCharacteristics,
        @Nullable Double targetBadRate,
        Scaling scaling,
        Map<String, Shape> shapes,
        Set<String> signedOff,
        @Nullable Double neighbourLevel) {
    /** Keeps the collections by value and refuses numbers without meaning. */
    public FitOptions {
        shapes = Map.copyOf(shapes);
        signedOff = Set.copyOf(signedOff);
        if (maxCharacteristics < 1) {
            throw new IllegalArgumentException("maxCharacteristics must be at least 1");
        }
        if (targetBadRate != null && !(targetBadRate > 0 && targetBadRate < 1)) {
            throw new IllegalArgumentException("targetBadRate must be above 0 and below 1");
        }
        if (neighbourLevel != null && !(neighbourLevel > 0 && neighbourLevel < 1)) {
            throw new IllegalArgumentException("neighbourLevel must be above 0 and below 1");
        }
    }

    /** {@return the options for use: sign-clean, at most 20 characteristics} */
    public static FitOptions standard() {
        return new FitOptions(Selection.SIGN_CLEAN, 20, null, Scaling.STANDARD, Map.of(), Set.of(), null);
    }

    /**
     * {@return a copy with another selection}
     *
     * @param other which variables enter
     */
    public FitOptions with(Selection other) {
        return new FitOptions(other, maxCharacteristics, targetBadRate, scaling, shapes, signedOff, neighbourLevel);
    }

    /**
     * {@return a copy for a population with another bad rate: the odds are shifted by [q/(1-q)]/[s/(1-s)] (prior
     * correction, King and Zeng 2001)}
     *
     * @param badRate bad rate q of the population, above 0 and below 1
     */
    public FitOptions withTargetBadRate(double badRate) {
        return new FitOptions(selection, maxCharacteristics, badRate, scaling, shapes, signedOff, neighbourLevel);
    }

    /**
     * {@return a copy in which a person answers for columns the leak guard objects to}
     *
     * @param columns codes of the columns
     */
    public FitOptions withSignedOff(Set<String> columns) {
        return new FitOptions(selection, maxCharacteristics, targetBadRate, scaling, shapes, columns, neighbourLevel);
    }

    /**
     * {@return a copy with configured shapes}
     *
     * @param byColumn shape by column
     */
    public FitOptions withShapes(Map<String, Shape> byColumn) {
        return new FitOptions(
                selection, maxCharacteristics, targetBadRate, scaling, byColumn, signedOff, neighbourLevel);
    }

    /**
     * {@return a copy in which neighbouring bins must differ}
     *
     * @param level level of the test, for example .05
     */
    public FitOptions withNeighbourLevel(double level) {
        return new FitOptions(selection, maxCharacteristics, targetBadRate, scaling, shapes, signedOff, level);
    }
}
