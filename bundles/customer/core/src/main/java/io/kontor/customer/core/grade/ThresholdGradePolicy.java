package io.kontor.customer.core.grade;

import io.kontor.customer.api.grade.GradeFigure;
import io.kontor.customer.api.grade.GradePolicy;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemeData.Step;
import io.kontor.customer.api.grade.PolicyGrade;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Explanation;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Grades by least sums: the best grade whose limit the customer reaches, the last one when it reaches none. */
@Component
public final class ThresholdGradePolicy implements GradePolicy {
    @Override
    public String name() {
        return "THRESHOLD";
    }

    @Override
    public void check(GradeSchemeData scheme, Violations violations) {
        List<Step> grades = scheme.grades();
        for (int i = 0; i < grades.size(); i++) {
            BigDecimal limit = grades.get(i).limit();
            String field = "grades[" + i + "].limit";
            if (limit == null) {
                continue;
            }
            Money.checkAmount(field, limit, violations);
            BigDecimal better = i == 0 ? null : grades.get(i - 1).limit();
            if (better != null && limit.compareTo(better) >= 0) {
                violations.add(field, "LIMITS_NOT_FALLING");
            }
        }
    }

    @Override
    public List<PolicyGrade> evaluate(GradeSchemeData scheme, DateRange period, List<GradeFigure> figures) {
        Reasons reasons = new Reasons(scheme, period);
        return figures.stream().map(f -> grade(reasons, f)).toList();
    }

    private static PolicyGrade grade(Reasons reasons, GradeFigure figure) {
        List<Step> steps = reasons.scheme().grades();
        int reached = 0;
        while (reached < steps.size()
                && figure.metric().compareTo(steps.get(reached).limit()) < 0) {
            reached++;
        }
        List<Explanation> why = new ArrayList<>();
        if (reached < steps.size()) {
            why.add(reasons.reached(steps.get(reached)));
        }
        if (reached > 0) {
            why.add(reasons.missed(steps.get(reached - 1)));
        }
        why.add(reasons.metric(figure.metric()));
        Step step = steps.get(Math.min(reached, steps.size() - 1));
        return new PolicyGrade(figure.customerId(), step.grade(), why);
    }
}
