package io.kontor.customer.api.grade;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.text.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grade scheme as edited. The shipped numbers are examples; each company sets its own.
 *
 * @param label name in both languages
 * @param policy which {@link GradePolicy}: {@code ABC} (cumulative share) or {@code THRESHOLD} (least metric), or a
 *     partner's
 * @param metric what is added up
 * @param currency currency of the amounts, null for quantities
 * @param months length of the period, 1 to 60
 * @param validMonths how long a confirmed grade holds, 1 to 60
 * @param grades the grades from the best to the last, 2 to 10
 */
public record GradeSchemeData(
        LocalizedText label,
        String policy,
        Metric metric,
        @Nullable String currency,
        int months,
        int validMonths,
        List<Step> grades) {
    /** What is added up. */
    public enum Metric {
        /** Sales amount. */
        AMOUNT,
        /** Sales quantity. */
        QUANTITY
    }

    /**
     * One grade.
     *
     * @param grade its code, for example {@code A}
     * @param limit ABC: cumulative share in percent up to which customers get it, rising, 100 for the last; the
     *     customer that crosses the line still gets it, and who has no sum above zero gets the last. THRESHOLD: least
     *     metric, falling; who stays below all gets the last
     */
    public record Step(String grade, BigDecimal limit) {}

    /** Keeps the grades by value; an absent list is empty. */
    public GradeSchemeData {
        grades = grades == null ? List.of() : List.copyOf(grades);
    }

    /** {@return what is wrong with these values by themselves; the policy checks the limits} */
    public List<Violation> violations() {
        Violations v = new Violations()
                .required("label", label)
                .required("policy", policy)
                .required("metric", metric);
        if (label != null) {
            label.check("label", v);
        }
        v.range("months", months, 1, 60).range("validMonths", validMonths, 1, 60);
        if (metric == Metric.AMOUNT) {
            v.required("currency", currency);
        }
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            v.add("currency", "ILLEGAL_CURRENCY");
        }
        if (grades.size() < 2) {
            v.add("grades", Violations.REQUIRED);
        }
        v.size("grades", grades, 10);
        if (grades.stream().map(Step::grade).distinct().count() < grades.size()) {
            v.add("grades", "DUPLICATE");
        }
        for (int i = 0; i < grades.size(); i++) {
            String field = "grades[" + i + "]";
            v.required(field + ".grade", grades.get(i).grade())
                    .code(field + ".grade", grades.get(i).grade());
            v.required(field + ".limit", grades.get(i).limit());
        }
        return v.list();
    }
}
