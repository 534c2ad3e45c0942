package io.kontor.credit.api.validation;

/**
 * One group of customers with like probabilities.
 *
 * @param rows customers
 * @param bads those with a bad outcome
 * @param meanPd mean probability said before
 * @param least fewest bads a true probability would show, 2.5 % left below
 * @param most most bads it would show, 2.5 % left above
 */
public record CalibrationBand(int rows, int bads, double meanPd, int least, int most) {
    /** {@return whether what came is what a true probability would show, at 95 % (binomial test)} */
    public boolean holds() {
        return bads >= least && bads <= most;
    }
}
