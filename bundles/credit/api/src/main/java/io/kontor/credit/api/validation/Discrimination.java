package io.kontor.credit.api.validation;

/**
 * How well a score separates.
 *
 * @param auc probability that a bad customer has more risk than a good one, ties half (Mann-Whitney)
 * @param aucLow lower end of its 95 % interval (DeLong, DeLong and Clarke-Pearson 1988), at least 0
 * @param aucHigh upper end, at most 1
 * @param gini 2 auc - 1
 * @param ks greatest distance of the two cumulative distributions (Kolmogorov-Smirnov)
 */
public record Discrimination(double auc, double aucLow, double aucHigh, double gini, double ks) {}
