package io.kontor.credit.api.scorecard;

/**
 * A condition on one numeric fact.
 *
 * @param fact code of the fact
 * @param operator how it is compared
 * @param value what it is compared with; 0 for the operators that need none
 */
public record Condition(String fact, Operator operator, double value) {
    /** How a fact is compared. A missing fact matches {@code MISSING} alone. */
    public enum Operator {
        /** The fact is unknown. */
        MISSING,
        /** At or above the value. */
        AT_LEAST,
        /** Below the value. */
        BELOW
    }

    /**
     * {@return the condition that a flag is set: the fact is at least 1}
     *
     * @param fact code of the fact, 1 when set
     */
    public static Condition isSet(String fact) {
        return new Condition(fact, Operator.AT_LEAST, 1);
    }

    /**
     * {@return the condition that a fact is unknown}
     *
     * @param fact code of the fact
     */
    public static Condition isMissing(String fact) {
        return new Condition(fact, Operator.MISSING, 0);
    }
}
