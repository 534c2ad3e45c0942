package io.kontor.customer.core.composition;

import io.kontor.customer.api.composition.Composition.Concentration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How concentrated sales are on customers. All shares are of the positive sums, so that a return does not push another
 * customer above 100 %. The customer that crosses a line of the ABC counts still belongs above it, as in grades.
 */
final class Concentrations {
    private static final int DIGITS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SQUARED = HUNDRED.multiply(HUNDRED);
    private static final BigDecimal A = BigDecimal.valueOf(80);
    private static final BigDecimal B = BigDecimal.valueOf(95);

    private Concentrations() {}

    static Concentration of(Collection<BigDecimal> sums, int topN) {
        List<BigDecimal> positive = sums.stream()
                .filter(s -> s.signum() > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        BigDecimal total = positive.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        long a = countBelow(positive, total, A);
        long b = countBelow(positive, total, B) - a;
        return new Concentration(
                sums.size(),
                topN,
                topShare(positive, total, topN),
                hhi(positive, total),
                List.of(a, b, sums.size() - a - b));
    }

    private static BigDecimal topShare(List<BigDecimal> positive, BigDecimal total, int topN) {
        BigDecimal top = positive.stream().limit(topN).reduce(BigDecimal.ZERO, BigDecimal::add);
        return ratio(top.multiply(HUNDRED), total);
    }

    private static BigDecimal hhi(List<BigDecimal> positive, BigDecimal total) {
        BigDecimal squares = positive.stream().map(s -> s.multiply(s)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return ratio(squares.multiply(SQUARED), total.multiply(total));
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal total) {
        return total.signum() == 0
                ? BigDecimal.ZERO.setScale(DIGITS)
                : part.divide(total, DIGITS, RoundingMode.HALF_UP);
    }

    private static long countBelow(List<BigDecimal> positive, BigDecimal total, BigDecimal line) {
        BigDecimal before = BigDecimal.ZERO;
        long count = 0;
        for (BigDecimal sum : positive) {
            if (before.multiply(HUNDRED).compareTo(line.multiply(total)) >= 0) {
                return count;
            }
            before = before.add(sum);
            count++;
        }
        return count;
    }
}
