package io.kontor.credit.api.figures;

/**
 * How much hangs on few customers.
 *
 * @param hhi Herfindahl-Hirschman index: sum of squared shares, 0 to 1; 0 without amounts
 * @param effectiveNumber 1/hhi; 0 without amounts
 * @param topTen share of the ten greatest, 0 to 1
 */
public record Concentration(double hhi, double effectiveNumber, double topTen) {}
