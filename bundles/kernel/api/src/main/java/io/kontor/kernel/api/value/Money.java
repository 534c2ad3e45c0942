package io.kontor.kernel.api.value;

import io.kontor.kernel.api.error.Violations;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A sum of money.
 *
 * @param amount the sum, at most 15 digits before and 4 after the point
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int MAX_SCALE = 4;
    private static final int MAX_INTEGER_DIGITS = 15;

    /**
     * Checks both parts.
     *
     * @param field where the value stands
     * @param violations receives what is wrong
     */
    public void check(String field, Violations violations) {
        violations.required(field + ".amount", amount).required(field + ".currency", currency);
        if (amount != null) {
            checkAmount(field + ".amount", amount, violations);
        }
        if (currency != null && !CURRENCY.matcher(currency).matches()) {
            violations.add(field + ".currency", "ILLEGAL_CURRENCY");
        }
    }

    /**
     * Refuses a number that does not fit the database, without ever writing it out: {@code 1e100000000} has one digit
     * but a hundred million places.
     *
     * @param field where the value stands
     * @param amount the number
     * @param violations receives what is wrong
     */
    public static void checkAmount(String field, BigDecimal amount, Violations violations) {
        long integerDigits = (long) amount.precision() - amount.scale();
        if (integerDigits > MAX_INTEGER_DIGITS || amount.scale() > MAX_SCALE) {
            violations.add(
                    field,
                    Violations.OUT_OF_RANGE,
                    Map.of("min", "-999999999999999.9999", "max", "999999999999999.9999"));
        }
    }
}
