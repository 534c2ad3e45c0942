package io.kontor.credit.scoring.card;

import static io.kontor.credit.scoring.card.ExpertRows.at;
import static io.kontor.credit.scoring.card.ExpertRows.number;
import static io.kontor.credit.scoring.card.ExpertRows.points;

import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/**
 * The example card on annual accounts. Bounds are those of textbooks, not fitted: Altman's zones, and the quick test of
 * Kralicek (1990) for equity, return, cash flow and debt; unknown ratios get about 40 % of the points.
 */
final class AccountsCard {
    static final RatingModel MODEL = RatingModel.of(new Scorecard(
            "accounts",
            1,
            ScorecardKind.EXPERT,
            new LocalizedText("财务报表示例评分卡", "Example card on annual accounts"),
            0,
            0,
            null,
            List.of(),
            characteristics(),
            ExpertRows.GRADES,
            List.of()));

    private AccountsCard() {}

    private static List<Characteristic> characteristics() {
        return List.of(
                number(
                        "zDoublePrime",
                        text("Altman Z''", "Altman Z''"),
                        at(0, 1.1, Math.nextUp(2.6), 5.85),
                        points(0, 3, 9, 15, 20),
                        8),
                number("equityRatio", text("权益比率", "Equity to assets"), at(0, .1, .2, .3), points(0, 4, 7, 11, 14), 6),
                number(
                        "returnOnAssets",
                        text("资产回报率", "EBIT to assets"),
                        at(0, .08, .12, .15),
                        points(0, 7, 10, 12, 14),
                        6),
                number(
                        "cashFlowMargin",
                        text("现金流占销售比", "Cash flow to sales"),
                        at(0, .05, .08, .1),
                        points(0, 5, 8, 10, 12),
                        5),
                number(
                        "cashFlowToDebt",
                        text("现金流占负债比", "Cash flow to liabilities"),
                        at(0, 1 / 30.0, 1 / 12.0, 1 / 5.0, 1 / 3.0),
                        points(0, 3, 6, 9, 12, 14),
                        6),
                number("quickRatio", text("速动比率", "Quick ratio"), at(.5, 1), points(0, 5, 10), 4),
                number("salesGrowth", text("销售与上年之比", "Sales to those of last year"), at(.8, 1), points(0, 5, 8), 3),
                number("operatingMargin", text("营业利润率", "Operating margin"), at(0, .05), points(0, 5, 8), 3));
    }

    private static LocalizedText text(String zh, String en) {
        return new LocalizedText(zh, en);
    }
}
