package io.kontor.credit.scoring.warning;

import io.kontor.credit.api.warning.Alert;
import io.kontor.credit.api.warning.Alert.Trigger;
import io.kontor.kernel.api.text.LocalizedText;
import java.time.LocalDate;
import java.util.Locale;

/** Words warnings, and says how soon each wants a review. */
final class Alerts {
    private Alerts() {}

    /** What was measured, and what it is compared with. */
    record Measured(LocalDate day, double actual, double threshold, String evidence) {}

    static Alert alert(Trigger trigger, Measured measured) {
        String numbers = plain(measured.actual()) + " / " + plain(measured.threshold());
        LocalizedText name = name(trigger);
        return new Alert(
                trigger,
                measured.day(),
                measured.actual(),
                measured.threshold(),
                new LocalizedText(name.zh() + "（" + numbers + "）", name.en() + " (" + numbers + ")"),
                measured.evidence(),
                measured.day().plusDays(days(trigger)));
    }

    /** Days until a review: at once for what may end deliveries, a month for what may have an innocent reason. */
    private static int days(Trigger trigger) {
        return switch (trigger) {
            case LEGAL_NOTICE -> 1;
            case FIRST_BOUNCED, AGENCY_DOWNGRADE, PROMISES_BROKEN -> 7;
            case NEW_ADDRESS, ROUND_SUMS, DISCOUNT_GIVEN_UP, FALLS_SILENT -> 30;
            default -> 14;
        };
    }

    private static LocalizedText name(Trigger trigger) {
        return switch (trigger) {
            case INDEX_FALLS -> text("付款指数 90 天内下降", "The payment index fell within 90 days");
            case PAYS_LATER -> text("近 3 个月付款比全年更迟（天）", "Pays later in 3 months than in 12, days");
            case FIRST_BOUNCED -> text("首次退票", "A payment bounced for the first time");
            case DISCOUNT_GIVEN_UP -> text("不再享用现金折扣", "A cash discount used to be taken and was left");
            case LIMIT_USED_UP -> text("额度使用连续 30 天偏高", "Use of the limit stayed high for 30 days");
            case ORDER_TOO_GREAT -> text("订单远大于往常", "An order is far above the usual");
            case PART_PAYMENTS -> text("多次部分付款", "Payments of parts");
            case ROUND_SUMS -> text("多次付整数金额", "Payments of round sums");
            case DISPUTES -> text("争议发票占比偏高", "Share of disputed invoices");
            case FALLS_SILENT -> text("久未下单且有欠款（天）", "No order for long, with open items, days");
            case AGENCY_DOWNGRADE -> text("外部评级下调", "An agency's class fell");
            case LEGAL_NOTICE -> text("法律通知", "A notice of law");
            case NEW_BANK_ACCOUNT -> text("更换银行账户", "A new bank account");
            case NEW_ADDRESS -> text("更换地址", "A new address");
            case PROMISES_BROKEN -> text("多次违背付款承诺", "Promises to pay were broken");
        };
    }

    private static LocalizedText text(String zh, String en) {
        return new LocalizedText(zh, en);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
