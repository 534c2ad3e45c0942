package io.kontor.credit.api.validation;

/**
 * Whether the probability of a grade was true.
 *
 * @param grade the grade
 * @param customers customers of the grade
 * @param bads those with a bad outcome
 * @param meanPd mean probability said before; the grade's own without customers
 * @param jeffreysPd (bads + .5)/(customers + 1): what outcomes alone would say
 * @param most most bads a true probability would show, at 95 % (binomial)
 */
public record GradeOutcome(String grade, int customers, int bads, double meanPd, double jeffreysPd, int most) {
    /** {@return whether there are no more bads than a true probability would show} */
    public boolean holds() {
        return bads <= most;
    }
}
