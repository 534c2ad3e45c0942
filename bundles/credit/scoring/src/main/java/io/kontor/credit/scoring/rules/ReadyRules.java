package io.kontor.credit.scoring.rules;

import io.kontor.credit.api.rules.CreditRule;
import io.kontor.credit.api.rules.CreditRule.Effect;
import io.kontor.credit.api.rules.CreditRule.Kind;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/** The lists shipped: an example for open accounts, and the handbook's two ways of settlement. */
final class ReadyRules {
    private static final CreditRule STOPPED = rule("STOPPED", "账户已停止", "The account is stopped", Kind.STATUS, 3);

    static final List<CreditRule> OPEN_ACCOUNT = List.of(
            STOPPED,
            rule("OVERDUE_60", "逾期超过 60 天", "Overdue more than 60 days", Kind.DAYS_OVERDUE, 60),
            rule("LIMIT_EXPIRED", "额度已过期", "The limit has expired", Kind.LIMIT_EXPIRED, 0),
            rule("OVER_LIMIT", "超过信用额度", "Above the limit, percent used", Kind.LIMIT_USED_PERCENT, 100),
            approval("ON_HOLD", "账户暂停", "The account is on hold", Kind.STATUS, 2),
            approval("OVERDUE_30", "逾期超过 30 天", "Overdue more than 30 days", Kind.DAYS_OVERDUE, 30),
            approval("OVERDUE_SHARE", "逾期占余额超过 25%", "Overdue share of the balance", Kind.OVERDUE_PERCENT, 25),
            approval("TERMS_CHANGED", "付款条件与约定不同", "Terms differ from the agreed ones", Kind.TERMS_CHANGED, 0),
            CreditRule.of(
                    "NEAR_LIMIT",
                    new LocalizedText("额度使用超过 90%", "Near the limit, percent used"),
                    Kind.LIMIT_USED_PERCENT,
                    Effect.WARN,
                    90));

    static final List<CreditRule> CASH_BEFORE_DELIVERY = List.of(
            STOPPED,
            rule("NOT_PAID_BEFORE", "款到发货：货款未付清", "Cash before delivery: percent paid", Kind.PREPAYMENT_MISSING, 100));

    static final List<CreditRule> MONTHLY_SETTLEMENT = List.of(
            STOPPED,
            rule(
                    "LAST_MONTH_UNPAID",
                    "月结：上月货款未付清",
                    "Monthly settlement: unpaid of earlier months",
                    Kind.LAST_MONTH_UNPAID,
                    0),
            rule("OVER_LIMIT", "超过信用额度", "Above the limit, percent used", Kind.LIMIT_USED_PERCENT, 100));

    private ReadyRules() {}

    private static CreditRule rule(String code, String zh, String en, Kind kind, double limit) {
        return CreditRule.of(code, new LocalizedText(zh, en), kind, Effect.BLOCK, limit);
    }

    private static CreditRule approval(String code, String zh, String en, Kind kind, double limit) {
        return CreditRule.of(code, new LocalizedText(zh, en), kind, Effect.APPROVAL, limit);
    }
}
