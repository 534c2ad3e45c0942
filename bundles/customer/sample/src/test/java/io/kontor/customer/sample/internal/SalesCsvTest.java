package io.kontor.customer.sample.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SalesCsvTest {
    private static final YearMonth LAST = YearMonth.of(2026, 10);

    private final List<String[]> facts =
            SalesCsv.upTo(LAST).lines().skip(1).map(line -> line.split(",", -1)).toList();

    @Test
    void coversTwoYears() {
        assertThat(facts).hasSizeBetween(2_200, 2_800).allSatisfy(fact -> assertThat(fact)
                .hasSize(8));
        assertThat(facts.stream()
                        .map(fact -> YearMonth.from(LocalDate.parse(fact[2])))
                        .collect(Collectors.toSet()))
                .hasSize(24)
                .contains(LAST, LAST.minusMonths(23));
    }

    @Test
    void makesTheSameFactsEachTime() {
        assertThat(SalesCsv.upTo(LAST)).isEqualTo(SalesCsv.upTo(LAST));
    }

    @Test
    void givesEachFactAnIdentity() {
        Set<String> ids = new HashSet<>();
        assertThat(facts).allSatisfy(fact -> assertThat(ids.add(fact[0])).isTrue());
    }

    @Test
    void makesFewGreatCustomersAndManySmallOnes() {
        Map<String, BigDecimal> sums = facts.stream()
                .collect(Collectors.toMap(fact -> fact[1], fact -> new BigDecimal(fact[5]), BigDecimal::add));
        BigDecimal total = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> greatest = sums.values().stream()
                .sorted((a, b) -> b.compareTo(a))
                .limit(sums.size() / 5)
                .toList();

        assertThat(greatest.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue() / total.doubleValue())
                .isBetween(0.6, 0.85);
        assertThat(sums).hasSizeBetween(70, SampleCustomer.COUNT);
    }

    @Test
    void knowsReturnsAndFactsWithoutGoodsClass() {
        assertThat(facts).anySatisfy(fact -> assertThat(fact[5]).startsWith("-"));
        assertThat(facts).anySatisfy(fact -> assertThat(fact[3]).isEmpty());
    }
}
