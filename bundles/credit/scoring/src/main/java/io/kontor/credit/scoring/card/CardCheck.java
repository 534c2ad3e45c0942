package io.kontor.credit.scoring.card;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.finding.Finding.Severity;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.KnockOut;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ValueType;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds every value a card has no row for, or more than one, before anybody is rated by it. */
final class CardCheck {
    private final Scorecard card;
    private final List<Finding> findings = new ArrayList<>();

    CardCheck(Scorecard card) {
        this.card = card;
    }

    List<Finding> findings() {
        Set<String> codes = new HashSet<>();
        for (Characteristic characteristic : card.characteristics()) {
            if (!codes.add(characteristic.code())) {
                error("CHARACTERISTIC_TWICE", characteristic.code(), "特征重复", "The characteristic stands twice");
            }
            rows(characteristic);
        }
        grades();
        return List.copyOf(findings);
    }

    private void rows(Characteristic characteristic) {
        String code = characteristic.code();
        if (count(characteristic, AttributeKind.MISSING) != 1) {
            error("MISSING_ROW", code, "必须有且只有一行用于缺失值", "Exactly one row for missing values is obligatory");
        }
        for (Attribute row : characteristic.attributes()) {
            if (Double.isNaN(row.lower()) || Double.isNaN(row.upper()) || !Double.isFinite(row.weight())) {
                error("NOT_A_NUMBER", code, "行中含有非数值", "A row holds no number");
                return;
            }
        }
        if (characteristic.type() == ValueType.NUMBER) {
            intervals(characteristic);
        } else {
            levels(characteristic);
        }
    }

    private static long count(Characteristic characteristic, AttributeKind kind) {
        return characteristic.attributes().stream()
                .filter(a -> a.kind() == kind)
                .count();
    }

    private void intervals(Characteristic characteristic) {
        String code = characteristic.code();
        double reached = Double.NEGATIVE_INFINITY;
        boolean any = false;
        for (Attribute row : characteristic.attributes()) {
            if (row.kind() == AttributeKind.LEVELS || row.kind() == AttributeKind.OTHER) {
                error("WRONG_KIND", code, "数值特征不能有类别行", "A number has no rows of levels");
            } else if (row.kind() == AttributeKind.INTERVAL) {
                any = true;
                if (!(row.lower() < row.upper())) {
                    error("EMPTY_RANGE", code, "区间 " + text(row) + " 为空", "The range " + text(row) + " is empty");
                } else if (row.lower() > reached) {
                    gap(code, reached, row.lower());
                } else if (row.lower() < reached) {
                    String range = row.lower() + " … " + reached;
                    error("OVERLAP", code, "区间重叠：" + range, "Rows overlap from " + range);
                }
                reached = Math.max(reached, row.upper());
            }
        }
        if (!any || reached < Double.POSITIVE_INFINITY) {
            gap(code, reached, Double.POSITIVE_INFINITY);
        }
    }

    private void gap(String code, double from, double to) {
        String range = from + " … " + to;
        error("GAP", code, "没有覆盖的区间：" + range, "No row from " + range);
    }

    private static String text(Attribute row) {
        return row.lower() + " … " + row.upper();
    }

    private void levels(Characteristic characteristic) {
        String code = characteristic.code();
        if (count(characteristic, AttributeKind.OTHER) != 1) {
            error("OTHER_ROW", code, "必须有且只有一行用于其他类别", "Exactly one row for other levels is obligatory");
        }
        Set<String> seen = new HashSet<>();
        for (Attribute row : characteristic.attributes()) {
            if (row.kind() == AttributeKind.INTERVAL || row.kind() == AttributeKind.SPECIAL) {
                error("WRONG_KIND", code, "类别特征不能有数值行", "Levels have no rows of numbers");
            }
            for (String level : row.levels()) {
                if (!seen.add(level)) {
                    error("OVERLAP", code, "类别出现在多行：" + level, "The level stands in several rows: " + level);
                }
            }
        }
    }

    private void grades() {
        List<GradeBand> grades = card.grades();
        Set<String> names = new HashSet<>();
        if (grades.isEmpty()) {
            error("GRADES", "", "没有等级", "There are no grades");
            return;
        }
        for (int i = 0; i < grades.size(); i++) {
            GradeBand grade = grades.get(i);
            if (!names.add(grade.grade())) {
                error("GRADE_TWICE", grade.grade(), "等级重复", "The grade stands twice");
            }
            if (i > 0 && !(grade.from() < grades.get(i - 1).from())) {
                error("GRADES_NOT_FALLING", grade.grade(), "等级分数必须递减", "Scores of grades must fall");
            }
            if (!(grade.pd() >= 0 && grade.pd() <= 1)) {
                error("PD", grade.grade(), "违约概率必须在 0 到 1 之间", "The probability must be 0 to 1");
            }
        }
        GradeBand last = grades.get(grades.size() - 1);
        if (last.from() > Double.NEGATIVE_INFINITY) {
            error("GAP", last.grade(), "低于 " + last.from() + " 的分数没有等级", "No grade below " + last.from());
        }
        for (KnockOut rule : card.knockOuts()) {
            if (!names.contains(rule.worst())) {
                error("UNKNOWN_GRADE", rule.code(), "未知等级 " + rule.worst(), "Unknown grade " + rule.worst());
            }
        }
    }

    private void error(String code, String subject, String zh, String en) {
        findings.add(new Finding(Severity.ERROR, code, subject, new LocalizedText(zh, en)));
    }
}
