package io.kontor.credit.scoring.fit;

import static io.kontor.credit.scoring.fit.SampleCheck.finding;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.finding.Finding.Severity;
import io.kontor.credit.api.fitting.Bin;
import io.kontor.credit.api.fitting.Variable;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Objects to single columns that know too much. On public data what surely separates alone better than .88 was known
 * only after the outcome (the term of a loan that failed: .892 on 17,800 rows). Honest ratios of small samples reach
 * .89 by chance, so the low end of the 95 % interval (Hanley and McNeil 1982) decides. Information values of honest
 * ratios reach 3.2, so they are no test.
 */
final class LeakGuard {
    static final double WARN = .85;
    static final double REFUSE = .88;

    private LeakGuard() {}

    /** Low end of the interval of a variable's AUC. */
    static double low(BinnedColumn column) {
        Variable variable = column.variable();
        double goods = variable.bins().stream().mapToLong(Bin::good).sum();
        double bads = variable.bins().stream().mapToLong(Bin::bad).sum();
        double auc = column.auc();
        double twoBads = auc / (2 - auc) - auc * auc;
        double twoGoods = 2 * auc * auc / (1 + auc) - auc * auc;
        double variance = (auc * (1 - auc) + (bads - 1) * twoBads + (goods - 1) * twoGoods) / (goods * bads);
        return auc - 1.96 * Math.sqrt(Math.max(0, variance));
    }

    static void check(List<BinnedColumn> columns, Set<String> signedOff, List<Finding> findings) {
        for (BinnedColumn column : columns) {
            Variable variable = column.variable();
            String auc = String.format(Locale.ROOT, "%.3f", column.auc());
            if (low(column) > REFUSE && !signedOff.contains(variable.code())) {
                findings.add(finding(
                        Severity.ERROR,
                        "LEAK",
                        variable.code(),
                        "单个变量的 AUC 为 " + auc + "：很可能只有在结果发生后才知道。请删除该列，或由负责人签字确认",
                        "Alone it reaches AUC " + auc
                                + ": most likely it is known only after the outcome. Remove it or sign it off"));
            } else if (column.auc() > WARN) {
                findings.add(finding(
                        Severity.WARNING,
                        "LEAK_SUSPECTED",
                        variable.code(),
                        "单个变量的 AUC 为 " + auc + "：请确认在结果发生前已经知道",
                        "Alone it reaches AUC " + auc + ": make sure that it was known before the outcome"));
            }
        }
    }
}
