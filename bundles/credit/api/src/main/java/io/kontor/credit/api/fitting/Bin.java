package io.kontor.credit.api.fitting;

import io.kontor.credit.api.scorecard.Attribute;

/**
 * One bin of a variable.
 *
 * @param attribute the values it holds
 * @param good rows with a good outcome
 * @param bad rows with a bad outcome
 * @param woe weight of evidence ln((bad/B)/(good/G)) with half a row added to each count; above 0 is more risk
 */
public record Bin(Attribute attribute, long good, long bad, double woe) {}
