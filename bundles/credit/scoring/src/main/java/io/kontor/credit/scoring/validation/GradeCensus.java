package io.kontor.credit.scoring.validation;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.finding.Finding.Severity;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.validation.GradeOutcome;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts outcomes by grade, and says where they contradict the grades. */
final class GradeCensus {
    private static final double LEVEL = .95;
    /** Rates of smaller grades are too uncertain to be compared with their neighbours. */
    private static final int FEWEST = 30;

    private GradeCensus() {}

    static List<GradeOutcome> of(List<GradeBand> bands, String[] grades, double[] pd, boolean[] bad) {
        List<GradeOutcome> outcomes = new ArrayList<>();
        for (GradeBand band : bands) {
            int customers = 0;
            int bads = 0;
            double sum = 0;
            for (int i = 0; i < grades.length; i++) {
                if (grades[i].equals(band.grade())) {
                    customers++;
                    bads += bad[i] ? 1 : 0;
                    sum += pd[i];
                }
            }
            double mean = customers == 0 ? band.pd() : sum / customers;
            int most = customers == 0 ? 0 : Distributions.binomialQuantile(customers, mean, LEVEL);
            outcomes.add(new GradeOutcome(band.grade(), customers, bads, mean, (bads + .5) / (customers + 1), most));
        }
        return List.copyOf(outcomes);
    }

    static List<Finding> findings(List<GradeOutcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        GradeOutcome better = null;
        for (GradeOutcome grade : outcomes) {
            if (!grade.holds()) {
                findings.add(finding(
                        "GRADE_TOO_BAD",
                        grade,
                        grade.bads() + " 个坏客户，多于 " + grade.most() + " 个的上限",
                        grade.bads() + " went bad, above the bound of " + grade.most()));
            }
            if (grade.customers() >= FEWEST) {
                if (better != null && rate(grade) < rate(better)) {
                    findings.add(finding(
                            "GRADES_CROSS",
                            grade,
                            "坏账率 " + percent(grade) + " 低于更好等级 " + better.grade() + " 的 " + percent(better),
                            "Its bad rate " + percent(grade) + " is below " + percent(better) + " of the better grade "
                                    + better.grade()));
                }
                better = grade;
            }
        }
        return findings;
    }

    private static double rate(GradeOutcome grade) {
        return grade.bads() / (double) grade.customers();
    }

    private static String percent(GradeOutcome grade) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * rate(grade));
    }

    private static Finding finding(String code, GradeOutcome grade, String zh, String en) {
        return new Finding(Severity.WARNING, code, grade.grade(), new LocalizedText(zh, en));
    }
}
