package io.kontor.promo.api.slip;

/** What a slip sends. */
public enum SlipKind {
    /** From a warehouse or branch to a rep or another place. */
    ISSUE,
    /** Between two reps. */
    TRANSFER,
    /** From a rep back to a warehouse or branch. */
    RETURN
}
