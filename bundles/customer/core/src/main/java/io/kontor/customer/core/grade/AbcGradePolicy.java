package io.kontor.customer.core.grade;

import io.kontor.customer.api.grade.GradeFigure;
import io.kontor.customer.api.grade.GradePolicy;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemeData.Step;
import io.kontor.customer.api.grade.PolicyGrade;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.DateRange;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Component;

/**
 * ABC classes by cumulative share of the positive sums, greatest first. A customer gets the first grade whose line the
 * customers before it have not reached, so the one that crosses a line still belongs above it, and the greatest
 * customer always has the best grade. Without sales above zero it gets the last grade.
 */
@Component
public final class AbcGradePolicy implements GradePolicy {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Comparator<GradeFigure> GREATEST_FIRST = Comparator.comparing(GradeFigure::metric)
            .reversed()
            .thenComparing(GradeFigure::code)
            .thenComparing(GradeFigure::customerId);

    @Override
    public String name() {
        return "ABC";
    }

    @Override
    public void check(GradeSchemeData scheme, Violations violations) {
        List<Step> grades = scheme.grades();
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < grades.size(); i++) {
            BigDecimal limit = grades.get(i).limit();
            String field = "grades[" + i + "].limit";
            if (limit == null) {
                continue;
            }
            if (limit.compareTo(before) <= 0) {
                violations.add(field, "LIMITS_NOT_RISING");
            } else if (i == grades.size() - 1 && limit.compareTo(HUNDRED) != 0) {
                violations.add(field, "LAST_LIMIT_NOT_100");
            } else if (limit.compareTo(HUNDRED) > 0 || limit.scale() > 4) {
                violations.add(field, Violations.OUT_OF_RANGE, Map.of("min", "0", "max", "100"));
            }
            before = limit;
        }
    }

    @Override
    public List<PolicyGrade> evaluate(GradeSchemeData scheme, DateRange period, List<GradeFigure> figures) {
        Reasons reasons = new Reasons(scheme, period);
        List<GradeFigure> ranked = figures.stream().sorted(GREATEST_FIRST).toList();
        BigDecimal total = figures.stream().map(AbcGradePolicy::positive).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<UUID, PolicyGrade> grades = new HashMap<>();
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < ranked.size(); i++) {
            GradeFigure figure = ranked.get(i);
            BigDecimal reached = before.add(positive(figure));
            grades.put(
                    figure.customerId(),
                    grade(reasons, figure, new Place(i + 1, ranked.size(), before, reached, total)));
            before = reached;
        }
        return figures.stream().map(f -> grades.get(f.customerId())).toList();
    }

    /** Where a customer stands among the ranked. */
    private record Place(int rank, int of, BigDecimal before, BigDecimal reached, BigDecimal total) {
        boolean isBelow(BigDecimal limit) {
            return before.multiply(HUNDRED).compareTo(limit.multiply(total)) < 0;
        }
    }

    private static PolicyGrade grade(Reasons reasons, GradeFigure figure, Place place) {
        List<Step> steps = reasons.scheme().grades();
        Step last = steps.get(steps.size() - 1);
        if (figure.metric().signum() <= 0) {
            return new PolicyGrade(
                    figure.customerId(), last.grade(), List.of(reasons.nothing(last), reasons.metric(figure.metric())));
        }
        Step step =
                steps.stream().filter(s -> place.isBelow(s.limit())).findFirst().orElse(last);
        BigDecimal cumulative = Reasons.percent(place.reached(), place.total());
        return new PolicyGrade(
                figure.customerId(),
                step.grade(),
                List.of(reasons.share(place.rank(), place.of(), cumulative, step), reasons.metric(figure.metric())));
    }

    private static BigDecimal positive(GradeFigure figure) {
        return figure.metric().max(BigDecimal.ZERO);
    }
}
