package io.kontor.customer.core.store;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one form of a decimal, so that a value read equals the value written whatever scale the database gives it. */
public final class Decimals {
    private static final int CENTS = 2;
    private static final int DEGREES = 8;

    private Decimals() {}

    /**
     * {@return a sum with two decimals, or with three or four where it needs them}
     *
     * @param amount a sum with at most four decimals
     */
    public static BigDecimal amount(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(CENTS, plain.scale()));
    }

    /**
     * {@return a number without trailing zeros}
     *
     * @param number a number of the database
     */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.setScale(Math.max(0, plain.scale()));
    }

    /**
     * {@return a coordinate to about a millimetre, without trailing zeros}
     *
     * @param degrees a coordinate in degrees
     */
    public static BigDecimal degrees(BigDecimal degrees) {
        BigDecimal plain = degrees.setScale(DEGREES, RoundingMode.HALF_UP).stripTrailingZeros();
        return plain.setScale(Math.max(0, plain.scale()));
    }
}
