package io.kontor.promo.api.quota;

/** What follows when a quota is used up, from mild to hard. */
public enum QuotaEffect {
    /** It is not: the issue goes through. */
    ALLOW,
    /** The issue goes through with a warning. */
    WARN,
    /** The issue waits for approval. */
    APPROVAL,
    /** The issue is refused. */
    BLOCK
}
