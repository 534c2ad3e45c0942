package io.kontor.promo.api.request;

/** How far a request is. */
public enum RequestState {
    /** Being written. */
    DRAFT,
    /** Waiting for approval. */
    SUBMITTED,
    /** Approved, as a whole or in part. */
    APPROVED,
    /** Some of it is issued. */
    PARTLY_ISSUED,
    /** All that was approved is issued. */
    ISSUED,
    /** Refused. */
    REJECTED,
    /** Closed before all was issued. */
    CLOSED
}
