package io.kontor.customer.core.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.grade.GradeFigure;
import io.kontor.customer.api.grade.GradePolicy;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemeData.Metric;
import io.kontor.customer.api.grade.GradeSchemeData.Step;
import io.kontor.customer.api.grade.PolicyGrade;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Explanation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final DateRange YEAR = new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
    private static final GradePolicy ABC = new AbcGradePolicy();
    private static final GradePolicy THRESHOLD = new ThresholdGradePolicy();

    static GradeSchemeData scheme(String policy, String... steps) {
        List<Step> grades = Arrays.stream(steps)
                .map(s -> new Step(s.substring(0, 1), new BigDecimal(s.substring(2))))
                .toList();
        return new GradeSchemeData(new LocalizedText("方案", "Scheme"), policy, Metric.AMOUNT, "CNY", 12, 12, grades);
    }

    private static List<GradeFigure> figures(String... metrics) {
        List<GradeFigure> figures = new ArrayList<>();
        for (int i = 0; i < metrics.length; i++) {
            figures.add(new GradeFigure(new UUID(0, i), "C" + i, new BigDecimal(metrics[i])));
        }
        return figures;
    }

    private static String grades(GradePolicy policy, GradeSchemeData scheme, String... metrics) {
        StringBuilder all = new StringBuilder();
        policy.evaluate(scheme, YEAR, figures(metrics)).forEach(g -> all.append(g.grade()));
        return all.toString();
    }

    private static Set<String> wrong(GradePolicy policy, GradeSchemeData scheme) {
        Violations violations = new Violations();
        policy.check(scheme, violations);
        Set<String> found = new HashSet<>();
        for (Violation v : violations.list()) {
            found.add(v.field() + " " + v.code());
        }
        return found;
    }

    @Test
    void c15GradesByCumulativeShareWithTheCustomerThatCrossesTheLine() {
        GradeSchemeData abc = scheme("ABC", "A=80", "B=95", "C=100");
        assertThat(grades(ABC, abc, "50", "29", "10", "5", "5", "1")).isEqualTo("AAABBC");
        assertThat(grades(ABC, abc, "5", "100")).isEqualTo("CA");
        assertThat(grades(ABC, abc, "1000")).isEqualTo("A");
        assertThat(grades(ABC, abc, "80", "15", "5")).isEqualTo("ABC");
    }

    @Test
    void c15GivesTheLastGradeWithoutSales() {
        GradeSchemeData abc = scheme("ABC", "A=80", "B=95", "C=100");
        assertThat(grades(ABC, abc, "0", "0")).isEqualTo("CC");
        assertThat(grades(ABC, abc, "10", "0", "-3")).isEqualTo("ACC");
    }

    @Test
    void c15BreaksTiesByCode() {
        assertThat(grades(ABC, scheme("ABC", "A=50", "B=100"), "10", "10", "10"))
                .isEqualTo("AAB");
    }

    @Test
    void c15GradesByLeastSum() {
        GradeSchemeData scheme = scheme("THRESHOLD", "A=1000", "B=100", "C=10");
        assertThat(grades(THRESHOLD, scheme, "1000", "999.99", "100", "10", "9", "-5"))
                .isEqualTo("ABBCCC");
    }

    @Test
    void c15ExplainsInBothLanguagesWithTheInput() {
        List<Explanation> abc = ABC.evaluate(scheme("ABC", "A=80", "B=100"), YEAR, figures("30", "90", "0"))
                .get(1)
                .reasons();
        assertThat(abc).extracting(Explanation::code).containsExactly("CUMULATIVE_SHARE", "METRIC");
        assertThat(abc.get(0).text().en())
                .isEqualTo("Rank 1 of 3 customers, cumulative share 75 %; grade A reaches to 80 %.");
        assertThat(abc.get(0).text().zh()).contains("第 1 位").contains("A 级");
        assertThat(abc.get(0).asOf()).isEqualTo(YEAR.to());
        assertThat(abc.get(1))
                .extracting(Explanation::input, Explanation::value)
                .containsExactly("amount", "90");
        List<Explanation> threshold = THRESHOLD
                .evaluate(scheme("THRESHOLD", "A=100", "B=10"), YEAR, figures("50"))
                .get(0)
                .reasons();
        assertThat(threshold).extracting(Explanation::code).containsExactly("LIMIT_REACHED", "LIMIT_MISSED", "METRIC");
    }

    @Test
    void refusesAbcLinesThatDoNotRiseToOneHundred() {
        assertThat(wrong(ABC, scheme("ABC", "A=80", "B=95", "C=100"))).isEmpty();
        assertThat(wrong(ABC, scheme("ABC", "A=80", "B=80", "C=100")))
                .containsExactly("grades[1].limit LIMITS_NOT_RISING");
        assertThat(wrong(ABC, scheme("ABC", "A=0", "B=100"))).containsExactly("grades[0].limit LIMITS_NOT_RISING");
        assertThat(wrong(ABC, scheme("ABC", "A=80", "B=95"))).containsExactly("grades[1].limit LAST_LIMIT_NOT_100");
        assertThat(wrong(ABC, scheme("ABC", "A=1e100000000", "B=100")))
                .contains("grades[0].limit OUT_OF_RANGE", "grades[1].limit LIMITS_NOT_RISING");
        assertThat(wrong(ABC, scheme("ABC", "A=1e-100000000", "B=100")))
                .containsExactly("grades[0].limit OUT_OF_RANGE");
    }

    @Test
    void refusesThresholdsThatDoNotFall() {
        assertThat(wrong(THRESHOLD, scheme("THRESHOLD", "A=100", "B=50"))).isEmpty();
        assertThat(wrong(THRESHOLD, scheme("THRESHOLD", "A=100", "B=100")))
                .containsExactly("grades[1].limit LIMITS_NOT_FALLING");
        assertThat(wrong(THRESHOLD, scheme("THRESHOLD", "A=1e100000000", "B=1")))
                .containsExactly("grades[0].limit OUT_OF_RANGE");
    }

    @Provide
    Arbitrary<List<BigDecimal>> metrics() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000"), new BigDecimal("1000000"))
                .ofScale(4)
                .list()
                .ofMaxSize(40);
    }

    @Property
    void neverGradesMoreSalesWorse(@ForAll("metrics") List<BigDecimal> metrics) {
        List<GradeFigure> figures =
                figures(metrics.stream().map(BigDecimal::toPlainString).toArray(String[]::new));
        for (GradePolicy policy : List.of(ABC, THRESHOLD)) {
            GradeSchemeData scheme = policy == ABC
                    ? scheme("ABC", "A=80", "B=95", "C=100")
                    : scheme("THRESHOLD", "A=5000", "B=100", "C=0");
            List<PolicyGrade> grades = policy.evaluate(scheme, YEAR, figures);
            for (int i = 0; i < figures.size(); i++) {
                for (int j = 0; j < figures.size(); j++) {
                    if (figures.get(i).metric().compareTo(figures.get(j).metric()) > 0) {
                        assertThat(grades.get(i).grade())
                                .isLessThanOrEqualTo(grades.get(j).grade());
                    }
                }
            }
        }
    }

    @Property
    void doesNotDependOnOrder(@ForAll("metrics") List<BigDecimal> metrics, @ForAll Random random) {
        List<GradeFigure> figures =
                figures(metrics.stream().map(BigDecimal::toPlainString).toArray(String[]::new));
        List<GradeFigure> shuffled = new ArrayList<>(figures);
        Collections.shuffle(shuffled, random);
        GradeSchemeData scheme = scheme("ABC", "A=80", "B=95", "C=100");
        assertThat(ABC.evaluate(scheme, YEAR, shuffled))
                .containsExactlyInAnyOrderElementsOf(ABC.evaluate(scheme, YEAR, figures));
        assertThat(ABC.evaluate(scheme, YEAR, shuffled))
                .extracting(PolicyGrade::customerId)
                .containsExactlyElementsOf(
                        shuffled.stream().map(GradeFigure::customerId).toList());
    }
}
