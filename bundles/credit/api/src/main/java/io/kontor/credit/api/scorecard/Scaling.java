package io.kontor.credit.api.scorecard;

/**
 * Turns log-odds into scores: score = offset + factor ln((1-p)/p), factor = pdo/ln 2, offset = baseScore - factor
 * ln(baseOdds) (Siddiqi, Credit Risk Scorecards, 2006). A higher score is less risk.
 *
 * @param pdo points that double the odds of a good outcome, above 0
 * @param baseScore the score at the base odds
 * @param baseOdds good outcomes for each bad one at the base score, above 0
 */
public record Scaling(double pdo, double baseScore, double baseOdds) {
    /** 600 at 50 to 1, doubling every 20 points. */
    public static final Scaling STANDARD = new Scaling(20, 600, 50);

    /** Refuses values without a scale. */
    public Scaling {
        if (!(pdo > 0 && pdo < Double.POSITIVE_INFINITY) || !(baseOdds > 0 && baseOdds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("pdo and baseOdds must be above 0 and finite");
        }
        if (!Double.isFinite(baseScore)) {
            throw new IllegalArgumentException("baseScore must be finite");
        }
    }

    /** {@return points for one unit of log-odds} */
    public double factor() {
        return pdo / Math.log(2);
    }

    /** {@return the score at even odds} */
    public double offset() {
        return baseScore - factor() * Math.log(baseOdds);
    }

    /**
     * {@return the exact score of a probability}
     *
     * @param pd probability of a bad outcome, above 0 and below 1
     */
    public double score(double pd) {
        return offset() + factor() * Math.log((1 - pd) / pd);
    }

    /**
     * {@return the probability of a bad outcome at a score}
     *
     * @param score a score
     */
    public double pd(double score) {
        return 1 / (1 + Math.exp((score - offset()) / factor()));
    }

    /**
     * {@return whole points of a row: -factor x weight, rounded}
     *
     * @param weight the row's contribution to the log-odds of a bad outcome
     */
    public int points(double weight) {
        return (int) Math.round(-factor() * weight);
    }

    /**
     * {@return whole points everybody gets: offset - factor x intercept, rounded}
     *
     * @param intercept log-odds of a bad outcome before any row's weight
     */
    public int basePoints(double intercept) {
        return (int) Math.round(offset() - factor() * intercept);
    }
}
