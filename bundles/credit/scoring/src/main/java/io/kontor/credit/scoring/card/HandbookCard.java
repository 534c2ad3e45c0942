package io.kontor.credit.scoring.card;

import static io.kontor.credit.scoring.card.ExpertRows.at;
import static io.kontor.credit.scoring.card.ExpertRows.number;
import static io.kontor.credit.scoring.card.ExpertRows.points;

import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.credit.api.scorecard.ValueType;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/** The example card with the judgement factors of the handbook: what a salesperson knows counts 15 of 100 points. */
final class HandbookCard {
    /** Classes of the handbook; probabilities are those of the same letters on the other example cards. */
    private static final List<GradeBand> CLASSES = List.of(
            new GradeBand("A", 85, ExpertRows.GRADES.get(0).pd()),
            new GradeBand("B", 70, ExpertRows.GRADES.get(1).pd()),
            new GradeBand("C", 50, ExpertRows.GRADES.get(2).pd()),
            new GradeBand(
                    "D", Double.NEGATIVE_INFINITY, ExpertRows.GRADES.get(4).pd()));

    static final RatingModel MODEL = RatingModel.of(new Scorecard(
            "handbook",
            1,
            ScorecardKind.EXPERT,
            text("手册示例评分卡", "Example card of the handbook"),
            0,
            0,
            null,
            List.of(),
            List.of(
                    number(
                            "averageDaysLate",
                            text("平均逾期天数", "Days late"),
                            at(1, 8, 16, 31),
                            points(25, 20, 12, 5, 0),
                            10),
                    number("overdueShare", text("逾期占比", "Overdue share"), at(.05, .15, .3), points(15, 10, 4, 0), 6),
                    number("customerYears", text("合作年数", "Years as customer"), at(1, 2, 5), points(2, 5, 8, 10), 4),
                    number("companyYears", text("公司年龄", "Company age, years"), at(2, 5, 10), points(2, 5, 8, 10), 4),
                    number(
                            "totalAssets",
                            text("总资产（百万）", "Total assets, millions"),
                            at(1, 5, 20),
                            points(2, 5, 8, 10),
                            4),
                    number("staff", text("员工人数", "Staff"), at(10, 50, 200), points(1, 2, 4, 5), 2),
                    judgement("reputation", text("信誉", "Reputation")),
                    judgement("attitude", text("合作态度", "Attitude")),
                    judgement("staffQuality", text("人员素质", "Quality of staff")),
                    number(
                            "fulfilmentRate",
                            text("履约率", "Contracts fulfilled"),
                            at(.8, .9, .98),
                            points(0, 4, 7, 10),
                            4)),
            CLASSES,
            List.of()));

    private HandbookCard() {}

    private static Characteristic judgement(String code, LocalizedText label) {
        return new Characteristic(
                code,
                label,
                ValueType.LEVEL,
                List.of(
                        Attribute.ofLevels(List.of("GOOD"), 5, code),
                        Attribute.ofLevels(List.of("FAIR"), 3, code),
                        Attribute.ofLevels(List.of("POOR"), 0, code),
                        Attribute.of(AttributeKind.OTHER, 0, code),
                        Attribute.of(AttributeKind.MISSING, 2, code)));
    }

    private static LocalizedText text(String zh, String en) {
        return new LocalizedText(zh, en);
    }
}
