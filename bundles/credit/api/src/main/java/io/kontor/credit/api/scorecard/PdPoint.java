package io.kontor.credit.api.scorecard;

/**
 * A point of a calibration curve: what outcomes say of a score where the straight scale does not fit.
 *
 * @param score a score
 * @param logOdds log-odds of a bad outcome at the score
 */
public record PdPoint(double score, double logOdds) {}
