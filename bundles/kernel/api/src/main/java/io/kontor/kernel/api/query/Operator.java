package io.kontor.kernel.api.query;

/** Operators of a condition. */
public enum Operator {
    /** Equal. */
    EQ,
    /** Not equal; absent values are not equal to any value. */
    NE,
    /** Less than. */
    LT,
    /** Less or equal. */
    LE,
    /** Greater than. */
    GT,
    /** Greater or equal. */
    GE,
    /** Text match without regard to case; {@code *} stands for any characters. */
    LIKE,
    /** One of several values. */
    IN,
    /** No value. */
    IS_NULL,
    /** In a tree, the node itself or anything below it. */
    DESCENDANT_OF
}
