package io.kontor.credit.api.fitting;

import java.util.List;

/**
 * A column in bins.
 *
 * @param code code of the fact
 * @param shape how the bad rate runs
 * @param bins the bins, intervals rising, then special, other and missing ones
 * @param informationValue sum over the bins of (bad/B - good/G) ln((bad/B)/(good/G)), at least 0; bins without good or
 *     bad rows count with half a row
 * @param auc probability that a bad row lies in a riskier bin than a good one, ties half; at least .5
 */
public record Variable(String code, Shape shape, List<Bin> bins, double informationValue, double auc) {
    /** Keeps the bins by value. */
    public Variable {
        bins = List.copyOf(bins);
    }
}
