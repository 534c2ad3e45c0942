package io.kontor.credit.scoring.fit;

import static io.kontor.credit.scoring.fit.SampleCheck.finding;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.finding.Finding.Severity;
import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.FitResult;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.fitting.ScorecardFitter;
import io.kontor.credit.api.fitting.Shape;
import io.kontor.credit.api.fitting.Stability;
import io.kontor.credit.api.fitting.Variable;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.scoring.validation.Distributions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from a sample to a card, or to the reasons why there is none. */
public final class CardFitter implements ScorecardFitter {
    /** A fit once the columns are in bins. */
    private interface Method {
        Weighted fit(List<BinnedColumn> columns, boolean[] outcomes, List<Finding> findings);
    }

    @Override
    public FitResult fit(Sample sample, FitOptions options) {
        return fit(sample, options, "fitted", (columns, outcomes, findings) -> {
            long bads = count(outcomes);
            return new WoeFitter(options, findings).fit(columns, outcomes, Math.min(bads, outcomes.length - bads));
        });
    }

    @Override
    public FitResult challenge(Sample sample, FitOptions options) {
        return fit(sample, options, "challenger", (columns, outcomes, findings) -> new StumpFitter(sample, outcomes)
                .fit(columns));
    }

    @Override
    public Stability stability(Sample sample, List<String> customers, FitOptions options) {
        return new FoldTest(this, sample, customers).run(options);
    }

    @Override
    public Variable bin(Sample sample, String code, Shape shape) {
        ColumnBinner binner = new ColumnBinner(sample, 0);
        if (binner.goods() == 0 || binner.bads() == 0) {
            throw new IllegalArgumentException("the sample has one class only");
        }
        Column column = sample.columns().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the sample has no column " + code));
        return binner.bin(column, shape).variable();
    }

    private static FitResult fit(Sample sample, FitOptions options, String code, Method method) {
        ColumnBinner binner = new ColumnBinner(sample, apart(options));
        List<Finding> findings = new ArrayList<>();
        SampleCheck.check(sample, binner, findings);
        List<BinnedColumn> columns = new ArrayList<>();
        @Nullable Scorecard card = null;
        if (!SampleCheck.isRefused(findings)) {
            for (Column column : sample.columns()) {
                columns.add(binner.bin(column, options.shapes().getOrDefault(column.code(), Shape.AUTO)));
            }
            LeakGuard.check(columns, options.signedOff(), findings);
            List<BinnedColumn> telling = telling(columns, findings);
            if (!SampleCheck.isRefused(findings)) {
                double rate = binner.bads() / (double) sample.rows();
                card = method.fit(telling, outcomes(sample), findings).card(code, options, rate);
                findings.add(finding(
                        Severity.INFO,
                        "ACCEPTED_ONLY",
                        "",
                        "样本只含已获赊销的客户；对被拒绝的客户没有推断，评分卡只适用于与样本相似的客户",
                        "The sample knows only customers that were granted credit. Nothing is inferred for those turned"
                                + " away: the card holds for customers like those of the sample"));
            }
        }
        return new FitResult(
                card, variables(columns), findings, sample.rows(), (int) binner.bads(), SampleHash.of(sample));
    }

    private static double apart(FitOptions options) {
        Double level = options.neighbourLevel();
        return level == null ? 0 : Distributions.normalBound(level);
    }

    private static List<Variable> variables(List<BinnedColumn> columns) {
        return columns.stream().map(BinnedColumn::variable).toList();
    }

    private static List<BinnedColumn> telling(List<BinnedColumn> columns, List<Finding> findings) {
        List<BinnedColumn> telling = new ArrayList<>();
        for (BinnedColumn column : columns) {
            long used = column.variable().bins().stream()
                    .filter(bin -> bin.good() + bin.bad() > 0)
                    .count();
            if (used > 1) {
                telling.add(column);
            } else {
                findings.add(finding(
                        Severity.WARNING,
                        "TELLS_NOTHING",
                        column.variable().code(),
                        "所有行都在同一个分箱（常量、全部缺失或没有可用的切分），未使用",
                        "All rows are in one bin (constant, all missing or nowhere to cut); left out"));
            }
        }
        if (telling.isEmpty()) {
            findings.add(finding(Severity.ERROR, "NOTHING_TELLS", "", "没有任何一列能区分好坏", "No column tells good from bad"));
        }
        return telling;
    }

    private static boolean[] outcomes(Sample sample) {
        boolean[] outcomes = new boolean[sample.rows()];
        for (int row = 0; row < outcomes.length; row++) {
            outcomes[row] = sample.isBad(row);
        }
        return outcomes;
    }

    private static long count(boolean[] outcomes) {
        long count = 0;
        for (boolean bad : outcomes) {
            count += bad ? 1 : 0;
        }
        return count;
    }
}
