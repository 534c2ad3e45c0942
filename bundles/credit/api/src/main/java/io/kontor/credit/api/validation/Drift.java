package io.kontor.credit.api.validation;

/**
 * How far a distribution has moved.
 *
 * @param subject code of the characteristic, or {@code score}
 * @param psi population stability index sum (a - e) ln(a/e) over bins, a = share now, e = share at development (Siddiqi
 *     2006); empty bins count with half a row
 * @param verdict what follows by custom
 */
public record Drift(String subject, double psi, Verdict verdict) {
    /** What follows from an index. */
    public enum Verdict {
        /** Below .10. */
        STABLE,
        /** .10 to .25. */
        WATCH,
        /** Above .25. */
        ACT
    }

    /**
     * {@return a drift with its verdict}
     *
     * @param subject what moved
     * @param psi its index
     */
    public static Drift of(String subject, double psi) {
        return new Drift(subject, psi, psi < .1 ? Verdict.STABLE : psi <= .25 ? Verdict.WATCH : Verdict.ACT);
    }
}
