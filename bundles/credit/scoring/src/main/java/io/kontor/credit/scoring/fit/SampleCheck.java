package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.finding.Finding.Severity;
import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.NumberColumn;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a sample must have before it can carry a card. */
final class SampleCheck {
    static final int MIN_BADS = 100;
    static final int THIN_BADS = 200;

    private SampleCheck() {}

    /** Adds what is wrong; an error means that nothing can be fitted. */
    static void check(Sample sample, ColumnBinner binner, List<Finding> findings) {
        Set<String> codes = new HashSet<>();
        for (Column column : sample.columns()) {
            if (!codes.add(column.code())) {
                findings.add(finding(Severity.ERROR, "COLUMN_TWICE", column.code(), "列重复", "The column stands twice"));
            }
        }
        Set<String> ids = new HashSet<>();
        for (String id : sample.ids()) {
            if (!ids.add(id)) {
                findings.add(finding(
                        Severity.ERROR,
                        "ID_TWICE",
                        id,
                        "同一编号出现多次，结果会被重复计算",
                        "The id stands twice, so its outcome would count twice"));
                break;
            }
        }
        outcomes(sample, binner, findings);
        sample.columns().forEach(column -> infinite(column, findings));
    }

    private static void outcomes(Sample sample, ColumnBinner binner, List<Finding> findings) {
        if (binner.goods() == 0 || binner.bads() == 0) {
            findings.add(finding(
                    Severity.ERROR,
                    "ONE_CLASS",
                    "",
                    "样本的 " + sample.rows() + " 行只有一种结果，无法区分好坏",
                    "All " + sample.rows() + " rows have the same outcome, so nothing can be told apart"));
        } else if (Math.min(binner.bads(), binner.goods()) < MIN_BADS) {
            long few = Math.min(binner.bads(), binner.goods());
            findings.add(finding(
                    Severity.ERROR,
                    "FEW_OUTCOMES",
                    "",
                    "较少的一类只有 " + few + " 行，至少需要 " + MIN_BADS + " 行；请继续使用专家评分卡",
                    "The rarer outcome has " + few + " rows of the " + MIN_BADS
                            + " needed; stay with the expert card"));
        }
    }

    private static void infinite(Column column, List<Finding> findings) {
        if (column instanceof NumberColumn numbers) {
            int count = 0;
            for (int row = 0; row < numbers.rows(); row++) {
                count += Double.isInfinite(numbers.value(row)) ? 1 : 0;
            }
            if (count > 0) {
                findings.add(finding(
                        Severity.WARNING,
                        "INFINITE_AS_MISSING",
                        column.code(),
                        count + " 个无穷大数值按缺失处理",
                        count + " infinite numbers count as missing"));
            }
        }
    }

    static boolean isRefused(List<Finding> findings) {
        return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    }

    static Finding finding(Severity severity, String code, String subject, String zh, String en) {
        return new Finding(severity, code, subject, new LocalizedText(zh, en));
    }
}
