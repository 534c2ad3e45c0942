package io.kontor.credit.scoring.card;

import static io.kontor.credit.scoring.card.ExpertRows.at;
import static io.kontor.credit.scoring.card.ExpertRows.number;
import static io.kontor.credit.scoring.card.ExpertRows.points;

import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.Condition;
import io.kontor.credit.api.scorecard.KnockOut;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.credit.api.scorecard.ThinFile;
import io.kontor.credit.api.scorecard.ValueType;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/** The example card for business customers: 100 points for who pays, is old, is rated and has accounts. */
final class BusinessCard {
    private static final double A_DAY = 1 / 365.25;

    static final RatingModel MODEL = new RatingModel(
            new Scorecard(
                    "business",
                    1,
                    ScorecardKind.EXPERT,
                    new LocalizedText("企业客户示例评分卡", "Example card for business customers"),
                    0,
                    0,
                    null,
                    List.of(),
                    characteristics(),
                    ExpertRows.GRADES,
                    knockOuts()),
            new ThinFile("paymentIndex", "paidInvoices24m", 6));

    private BusinessCard() {}

    private static List<Characteristic> characteristics() {
        return List.of(
                number("paymentIndex", text("付款指数", "Payment index"), at(50, 60, 70, 80), points(0, 6, 12, 20, 25), 10),
                number(
                        "oldestOverdueDays",
                        text("最长逾期天数", "Oldest overdue, days"),
                        at(1, 16, 31, 61),
                        points(15, 11, 6, 2, 0),
                        6),
                number(
                        "overdueShare",
                        text("逾期占余额比例", "Overdue share of balance"),
                        at(Double.MIN_VALUE, .1, .25),
                        points(10, 8, 4, 0),
                        6),
                number(
                        "customerYears",
                        text("合作年数", "Years as customer"),
                        at(A_DAY, 1, 2, 5),
                        points(0, 2, 4, 6, 8),
                        3),
                number("companyYears", text("公司年龄", "Company age, years"), at(2, 5, 10), points(0, 3, 5, 7), 2),
                number(
                        "externalPd",
                        text("外部评级违约概率", "External rating"),
                        at(.005, .015, .04, .1),
                        points(15, 11, 6, 2, 0),
                        6),
                number(
                        "zDoublePrime",
                        text("Altman Z''", "Altman Z''"),
                        at(1.1, Math.nextUp(2.6)),
                        points(0, 5, 10),
                        3),
                number("limitUse12m", text("额度使用率", "Limit use"), at(.5, .8, 1), points(5, 4, 2, 0), 2),
                problems());
    }

    private static Characteristic problems() {
        String code = "pastProblems36m";
        return new Characteristic(
                code,
                text("过去问题", "Past problems"),
                ValueType.LEVEL,
                List.of(
                        Attribute.ofLevels(List.of("NONE"), 5, code),
                        Attribute.ofLevels(List.of("SETTLED"), 2, code),
                        Attribute.of(AttributeKind.OTHER, 0, code),
                        Attribute.of(AttributeKind.MISSING, 2, code)));
    }

    private static List<KnockOut> knockOuts() {
        return List.of(
                new KnockOut(
                        "LEGAL_CASE",
                        text("破产或诉讼未结", "Insolvency or legal case open"),
                        List.of(Condition.isSet("legalCaseOpen")),
                        "E",
                        KnockOut.Effect.STOP),
                new KnockOut(
                        "WRITTEN_OFF",
                        text("36 个月内曾核销坏账", "Written off within 36 months"),
                        List.of(Condition.isSet("writtenOff36m")),
                        "D",
                        KnockOut.Effect.CAP),
                new KnockOut(
                        "NEW_UNKNOWN",
                        text("新客户且无外部评级和报表", "New customer without external rating and accounts"),
                        List.of(
                                Condition.isSet("newCustomer"),
                                Condition.isMissing("externalPd"),
                                Condition.isMissing("zDoublePrime")),
                        "C",
                        KnockOut.Effect.CAP));
    }

    private static LocalizedText text(String zh, String en) {
        return new LocalizedText(zh, en);
    }
}
