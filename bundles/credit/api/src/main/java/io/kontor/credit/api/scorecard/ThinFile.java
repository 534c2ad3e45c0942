package io.kontor.credit.api.scorecard;

/**
 * How payment behaviour takes over from a card as invoices are paid: score = w x index + (1 - w) x card with w = n/(n +
 * halfWeight), the credibility weight of Bühlmann (1967). Both are on a scale of 100.
 *
 * @param indexFact code of the fact with the payment index; missing counts as no invoices
 * @param countFact code of the fact with the number n of paid invoices in 24 months
 * @param halfWeight invoices at which both count the same, above 0
 */
public record ThinFile(String indexFact, String countFact, double halfWeight) {
    /** Refuses a weight without meaning. */
    public ThinFile {
        if (!(halfWeight > 0 && halfWeight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("halfWeight must be above 0 and finite");
        }
    }
}
