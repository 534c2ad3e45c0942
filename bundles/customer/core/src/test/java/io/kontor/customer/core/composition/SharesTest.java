package io.kontor.customer.core.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final BigDecimal WHOLE = new BigDecimal("100.00");

    private static List<BigDecimal> numbers(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).toList();
    }

    @Test
    void givesTheMissingHundredthToTheLargestRemainder() {
        assertThat(Shares.of(numbers("1", "1", "1")))
                .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
        assertThat(Shares.of(numbers("2", "1"))).containsExactly(new BigDecimal("66.67"), new BigDecimal("33.33"));
    }

    @Test
    void givesNegativeSharesToReturns() {
        assertThat(Shares.of(numbers("150", "-50")))
                .containsExactly(new BigDecimal("150.00"), new BigDecimal("-50.00"));
        assertThat(Shares.of(numbers("4", "-1"))).containsExactly(new BigDecimal("133.33"), new BigDecimal("-33.33"));
    }

    @Test
    void givesNothingWhenTheTotalIsNotPositive() {
        BigDecimal nothing = new BigDecimal("0.00");
        assertThat(Shares.of(numbers("0", "0"))).containsExactly(nothing, nothing);
        assertThat(Shares.of(numbers("5", "-9"))).containsExactly(nothing, nothing);
        assertThat(Shares.of(List.of())).isEmpty();
    }

    @Test
    void tellsChangesInPercent() {
        assertThat(Shares.change(new BigDecimal("80"), new BigDecimal("100"))).isEqualTo(new BigDecimal("25.00"));
        assertThat(Shares.change(new BigDecimal("3"), new BigDecimal("1"))).isEqualTo(new BigDecimal("-66.67"));
    }

    @Provide
    Arbitrary<List<BigDecimal>> sums() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999999999"), new BigDecimal("999999999999999"))
                .ofScale(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property
    void addsUpToExactlyOneHundredOrIsNothing(@ForAll("sums") List<BigDecimal> values) {
        BigDecimal total = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sum = Shares.of(values).stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
        assertThat(sum).isEqualTo(total.signum() > 0 ? WHOLE : new BigDecimal("0.00"));
    }

    @Property
    void staysWithinOneHundredthOfTheTrueShare(@ForAll("sums") List<BigDecimal> values) {
        BigDecimal total = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() <= 0) {
            return;
        }
        List<BigDecimal> shares = Shares.of(values);
        for (int i = 0; i < values.size(); i++) {
            BigDecimal exact = values.get(i).multiply(WHOLE).divide(total, 12, RoundingMode.HALF_UP);
            assertThat(shares.get(i).subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
        }
    }

    @Property
    void neverGivesASmallerValueALargerShare(@ForAll("sums") List<BigDecimal> values) {
        List<BigDecimal> sorted =
                values.stream().sorted(java.util.Comparator.reverseOrder()).toList();
        assertThat(Shares.of(sorted)).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }
}
