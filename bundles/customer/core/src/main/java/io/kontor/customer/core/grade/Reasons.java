package io.kontor.customer.core.grade;

import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemeData.Metric;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Explanation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The reasons the shipped policies give. */
record Reasons(GradeSchemeData scheme, DateRange period) {
    private static final String SOURCE = "trade-facts";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** {@return what the customer bought} */
    Explanation metric(BigDecimal metric) {
        boolean amount = scheme.metric() == Metric.AMOUNT;
        String sum = plain(metric) + (amount ? " " + scheme.currency() : "");
        return reason(
                "METRIC",
                new LocalizedText(
                        (amount ? "期间销售额 " : "期间销售量 ") + sum + "。",
                        (amount ? "Sales of the period: " : "Quantity of the period: ") + sum + "."),
                amount ? "amount" : "quantity",
                plain(metric));
    }

    /** {@return that the shares of the customers before it leave it below a grade's line} */
    Explanation share(int rank, int of, BigDecimal cumulative, GradeSchemeData.Step step) {
        String reached = plain(cumulative);
        return reason(
                "CUMULATIVE_SHARE",
                new LocalizedText(
                        "在 " + of + " 家客户中排第 " + rank + " 位,累计占比 " + reached + "%;" + step.grade() + " 级取到累计 "
                                + plain(step.limit()) + "% 为止。",
                        "Rank " + rank + " of " + of + " customers, cumulative share " + reached + " %; grade "
                                + step.grade() + " reaches to " + plain(step.limit()) + " %."),
                "cumulativeShare",
                reached);
    }

    /** {@return that without sales it gets the last grade} */
    Explanation nothing(GradeSchemeData.Step last) {
        return reason(
                "NO_SALES",
                new LocalizedText(
                        "期间没有正的销售,归入最后一级 " + last.grade() + "。",
                        "No sales above zero in the period, so the last grade " + last.grade() + "."),
                null,
                null);
    }

    /** {@return that it reaches a grade's least metric} */
    Explanation reached(GradeSchemeData.Step step) {
        return reason(
                "LIMIT_REACHED",
                new LocalizedText(
                        "达到 " + step.grade() + " 级的下限 " + plain(step.limit()) + "。",
                        "Reaches " + plain(step.limit()) + ", the least of grade " + step.grade() + "."),
                "limit",
                plain(step.limit()));
    }

    /** {@return that it misses even the last grade's least metric, or the next better grade's} */
    Explanation missed(GradeSchemeData.Step step) {
        return reason(
                "LIMIT_MISSED",
                new LocalizedText(
                        "未达到 " + step.grade() + " 级的下限 " + plain(step.limit()) + "。",
                        "Stays below " + plain(step.limit()) + ", the least of grade " + step.grade() + "."),
                "limit",
                plain(step.limit()));
    }

    /** {@return a part of a total in percent with two digits} */
    static BigDecimal percent(BigDecimal part, BigDecimal total) {
        return part.multiply(HUNDRED).divide(total, 2, RoundingMode.HALF_UP);
    }

    private Explanation reason(String code, LocalizedText text, @Nullable String input, @Nullable String value) {
        return new Explanation(code, text, input, value, SOURCE, period.to());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
