package io.kontor.promo.api.approval;

import io.kontor.kernel.api.value.Money;

/**
 * The most a level may approve.
 *
 * @param document what is approved
 * @param level FIRST or SECOND; THIRD has no limit
 * @param upTo cost of one document, above 0; the limits of one kind of document are of one currency
 */
public record ApprovalLimit(Document document, ApprovalLevel level, Money upTo) {
    /** What is approved by value. */
    public enum Document {
        /** Requests for promo items. */
        REQUEST,
        /** Issues to customers that need approval. */
        ISSUE
    }
}
