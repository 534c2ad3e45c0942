package io.kontor.customer.core.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.composition.Composition.Concentration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConcentrationsTest {
    private static Concentration of(int topN, String... sums) {
        return Concentrations.of(Arrays.stream(sums).map(BigDecimal::new).toList(), topN);
    }

    @Test
    void countsCustomersUpToEachLineAndTheOneThatCrossesIt() {
        // cumulative 50, 79, 84, 94, 99, 100
        Concentration c = of(2, "50", "29", "5", "10", "5", "1");
        assertThat(c.abc()).containsExactly(3L, 2L, 1L);
        assertThat(c.topShare()).isEqualTo(new BigDecimal("79.00"));
        assertThat(c.customers()).isEqualTo(6);
    }

    @Test
    void countsACustomerThatReachesTheLineExactlyAboveIt() {
        assertThat(of(1, "80", "15", "5").abc()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void tellsAMonopolyAndEqualShares() {
        assertThat(of(10, "7").hhi()).isEqualTo(new BigDecimal("10000.00"));
        assertThat(of(10, "1", "1", "1", "1").hhi()).isEqualTo(new BigDecimal("2500.00"));
        assertThat(of(10, "1", "1", "1").hhi()).isEqualTo(new BigDecimal("3333.33"));
    }

    @Test
    void leavesReturnsOutOfSharesButCountsTheirCustomers() {
        Concentration c = of(1, "10", "-5", "0");
        assertThat(c.hhi()).isEqualTo(new BigDecimal("10000.00"));
        assertThat(c.topShare()).isEqualTo(new BigDecimal("100.00"));
        assertThat(c.abc()).containsExactly(1L, 0L, 2L);
        assertThat(c.customers()).isEqualTo(3);
    }

    @Test
    void isNothingWithoutSales() {
        Concentration c = of(5);
        assertThat(c)
                .isEqualTo(
                        new Concentration(0, 5, new BigDecimal("0.00"), new BigDecimal("0.00"), List.of(0L, 0L, 0L)));
    }

    @Provide
    Arbitrary<List<BigDecimal>> sums() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000"), new BigDecimal("100000000"))
                .ofScale(4)
                .list()
                .ofMaxSize(50);
    }

    @Property
    void keepsItsBounds(@ForAll("sums") List<BigDecimal> sums) {
        Concentration c = Concentrations.of(sums, 10);
        long positive = sums.stream().filter(s -> s.signum() > 0).count();
        assertThat(c.hhi()).isBetween(BigDecimal.ZERO, new BigDecimal("10000.00"));
        assertThat(c.topShare()).isBetween(BigDecimal.ZERO, new BigDecimal("100.00"));
        assertThat(c.abc().stream().mapToLong(Long::longValue).sum()).isEqualTo(sums.size());
        assertThat(c.abc()).allMatch(n -> n >= 0);
        if (positive > 0) {
            assertThat(c.hhi().doubleValue()).isGreaterThanOrEqualTo(10_000.0 / positive - 0.01);
            assertThat(c.abc().get(0)).isPositive();
        }
    }

    @Property
    void doesNotDependOnOrder(@ForAll("sums") List<BigDecimal> sums, @ForAll Random random) {
        List<BigDecimal> shuffled = new ArrayList<>(sums);
        Collections.shuffle(shuffled, random);
        assertThat(Concentrations.of(shuffled, 3)).isEqualTo(Concentrations.of(sums, 3));
    }
}
