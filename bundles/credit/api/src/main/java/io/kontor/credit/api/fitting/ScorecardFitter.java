package io.kontor.credit.api.fitting;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Fits cards to outcomes. A fit never throws for bad data: constant or empty columns are left out, and a sample that
 * cannot carry a card (one class only, fewer than 100 bad rows, ids twice, a leak) is refused with findings. The same
 * rows in any order give the same card to the last bit.
 */
@ProviderType
public interface ScorecardFitter {
    /**
     * {@return a card from weights of evidence and logistic regression}
     *
     * <p>Numbers are cut by a regression tree on Gini impurity (at most 20 leaves, each 5 % of the rows with a value),
     * and joined to the exact optimum of information value for the shape by dynamic programming; levels below 1 % are
     * pooled. The regression is a ridge logistic one by Newton's method. With 100 to 200 bad rows the card is
     * sign-clean with at most 8 characteristics, unless {@link Selection#ALL} asks for everything, which is for
     * comparison.
     *
     * @param sample customers with known outcomes
     * @param options how
     */
    FitResult fit(Sample sample, FitOptions options);

    /**
     * {@return a challenger from boosted stumps: additive, so it is a scorecard too}
     *
     * <p>Where the weights of evidence of a column run one way, so do the stumps' points.
     *
     * @param sample customers with known outcomes
     * @param options how; the selection does not matter
     */
    FitResult challenge(Sample sample, FitOptions options);

    /**
     * {@return one column in bins}
     *
     * @param sample customers with known outcomes, at least one good and one bad
     * @param column code of the column
     * @param shape how the bad rate may run
     * @throws IllegalArgumentException when the sample has no such column or one class only
     */
    Variable bin(Sample sample, String column, Shape shape);
}
