package io.kontor.credit.api.terms;

/** What decides when rows overlap; names as in DMN. */
public enum HitPolicy {
    /** The first row in order. A row behind that is never reached is an error. */
    FIRST,
    /** Rows must not overlap. */
    UNIQUE
}
