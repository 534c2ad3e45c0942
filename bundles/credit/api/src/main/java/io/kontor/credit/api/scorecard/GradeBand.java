package io.kontor.credit.api.scorecard;

import java.util.ArrayList;
import java.util.List;

/**
 * A grade and the scores that earn it.
 *
 * @param grade short name, for example {@code A}
 * @param from the least score of the grade, inclusive; negative infinity for the last
 * @param pd probability of a bad outcome that stands for the grade, 0 to 1: the anchor of an expert card, the geometric
 *     middle of the band on the master scale
 */
public record GradeBand(String grade, double from, double pd) {
    private static final double[] BOUNDS = {.002, .005, .01, .02, .04, .08, .16};
    private static final double[] MIDDLES = {
        .001,
        Math.sqrt(.002 * .005),
        Math.sqrt(.005 * .01),
        Math.sqrt(.01 * .02),
        Math.sqrt(.02 * .04),
        Math.sqrt(.04 * .08),
        Math.sqrt(.08 * .16),
        .4
    };

    /**
     * {@return the master scale of eight bands A to H, bounded at .2, .5, 1, 2, 4, 8 and 16 % probability of a bad
     * outcome (bounds double as agencies' default rates do; the middle is geometric, the first and last are anchors)}
     *
     * @param scaling turns probabilities into scores
     */
    public static List<GradeBand> masterScale(Scaling scaling) {
        List<GradeBand> bands = new ArrayList<>();
        for (int i = 0; i < MIDDLES.length; i++) {
            double from = i < BOUNDS.length ? Math.nextUp(scaling.score(BOUNDS[i])) : Double.NEGATIVE_INFINITY;
            bands.add(new GradeBand(String.valueOf((char) ('A' + i)), from, MIDDLES[i]));
        }
        return List.copyOf(bands);
    }

    /**
     * {@return the letter shown to users for a band of the master scale: A and B are A, C and D are B, E is C, F is D,
     * G and H are E; other names are themselves}
     *
     * @param band a band's name
     */
    public static String userGrade(String band) {
        return switch (band) {
            case "A", "B" -> "A";
            case "C", "D" -> "B";
            case "E" -> "C";
            case "F" -> "D";
            case "G", "H" -> "E";
            default -> band;
        };
    }
}
