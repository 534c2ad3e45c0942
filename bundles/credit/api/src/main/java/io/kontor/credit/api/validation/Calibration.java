package io.kontor.credit.api.validation;

import java.util.List;

/**
 * Whether probabilities were true.
 *
 * @param meanPd mean probability said before
 * @param badRate share of bad outcomes
 * @param brier mean squared distance of probability and outcome (Brier 1950)
 * @param slope slope of the outcome's log-odds over the said ones (Cox 1958, Platt 1999); 1 when true, below when the
 *     model says too much
 * @param intercept log-odds missing at the slope; 0 when true
 * @param bands ten groups of equal size by rising probability, fewer when there are fewer customers
 */
public record Calibration(
        double meanPd, double badRate, double brier, double slope, double intercept, List<CalibrationBand> bands) {
    /** Keeps the bands by value. */
    public Calibration {
        bands = List.copyOf(bands);
    }
}
