package io.kontor.credit.api.fitting;

import io.kontor.credit.api.validation.Discrimination;
import java.util.List;

/**
 * How a way of fitting fares on customers it has not seen.
 *
 * @param folds separation on each part of the sample when fitted on the others; empty when a part could not be judged
 * @param mean mean AUC, NaN without folds
 * @param spread standard deviation of the AUC over the folds, NaN with fewer than two
 */
public record Stability(List<Discrimination> folds, double mean, double spread) {
    /** Keeps the list by value. */
    public Stability {
        folds = List.copyOf(folds);
    }
}
