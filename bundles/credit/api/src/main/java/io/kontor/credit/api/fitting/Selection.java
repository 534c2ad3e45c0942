package io.kontor.credit.api.fitting;

/** Which variables enter a card. */
public enum Selection {
    /** All that tell something, with whatever sign the regression gives: separates most, for comparison. */
    ALL,
    /** None that gives points against its own evidence, none that repeats another, and only so many: for use. */
    SIGN_CLEAN
}
