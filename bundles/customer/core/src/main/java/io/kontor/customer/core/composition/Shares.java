package io.kontor.customer.core.composition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares of a total in percent with two digits that add up to exactly 100.00: largest remainder. */
final class Shares {
    private static final int DIGITS = 2;
    private static final int WHOLE = 10_000;

    private Shares() {}

    /**
     * {@return the share of each value, all zero when the total is not positive}
     *
     * @param values the values, some may be negative; of equal remainders the earlier value gets the hundredth
     */
    static List<BigDecimal> of(List<BigDecimal> values) {
        BigDecimal total = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0) {
            return values.stream().map(v -> BigDecimal.ZERO.setScale(DIGITS)).toList();
        }
        List<BigInteger> hundredths = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        for (BigDecimal value : values) {
            BigDecimal scaled = value.multiply(BigDecimal.valueOf(WHOLE));
            BigDecimal floor = floor(scaled, total);
            hundredths.add(floor.toBigIntegerExact());
            remainders.add(scaled.subtract(floor.multiply(total)));
        }
        int missing = BigInteger.valueOf(WHOLE)
                .subtract(hundredths.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(missing)
                .forEach(i -> hundredths.set(i, hundredths.get(i).add(BigInteger.ONE)));
        return hundredths.stream().map(h -> new BigDecimal(h, DIGITS)).toList();
    }

    private static BigDecimal floor(BigDecimal scaled, BigDecimal total) {
        BigDecimal toZero = scaled.divideToIntegralValue(total);
        boolean below = scaled.signum() < 0 && toZero.multiply(total).compareTo(scaled) != 0;
        return below ? toZero.subtract(BigDecimal.ONE) : toZero;
    }

    /** {@return the change against a value before in percent with two digits; only for a positive value before} */
    static BigDecimal change(BigDecimal before, BigDecimal now) {
        return now.subtract(before).multiply(BigDecimal.valueOf(100)).divide(before, DIGITS, RoundingMode.HALF_UP);
    }
}
