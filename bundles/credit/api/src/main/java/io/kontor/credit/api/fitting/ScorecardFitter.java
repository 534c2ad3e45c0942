package io.kontor.credit.api.fitting;

import java.util.List;
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
     * and joined to the exact optimum of information value for the shape by dynamic programming, where asked for only
     * with neighbours that differ surely; levels below 1 % are pooled. The regression is a ridge logistic one by
     * Newton's method (Hoerl and Kennard 1970), penalty 10 on half the squared coefficients: weights of evidence ask
     * for coefficients from 0 to 1, of several that tell alike about .3 each, and 10 is 1/.3 squared. With 100 to 200
     * bad rows the card is sign-clean with at most 8 characteristics, unless {@link Selection#ALL} asks for everything,
     * which is for comparison.
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
     * {@return how the fit fares on customers it has not seen: the customers are dealt into five parts, each is judged
     * by the card of the other four. All rows of a customer are in one part, which its name alone decides}
     *
     * @param sample customers with known outcomes
     * @param customers the customer of each row
     * @param options how
     * @throws IllegalArgumentException when there is not one customer for each row
     */
    Stability stability(Sample sample, List<String> customers, FitOptions options);

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
