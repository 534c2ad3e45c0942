package io.kontor.credit.api.scorecard;

/** What values a characteristic reads. */
public enum ValueType {
    /** A number; NaN and infinite numbers count as missing. */
    NUMBER,
    /** A level of a category; null and blank count as missing. */
    LEVEL
}
