package io.kontor.credit.api.scorecard;

/** What an attribute of a characteristic matches. */
public enum AttributeKind {
    /** Numbers from {@code lower} inclusive to {@code upper} exclusive. */
    INTERVAL,
    /** One special number that is a code and not a quantity, for example -999. */
    SPECIAL,
    /** The named levels of a category. */
    LEVELS,
    /** Any value no other attribute matches: rare levels, and levels never seen when the card was made. */
    OTHER,
    /** No value, or a number that is not finite. */
    MISSING
}
