package io.kontor.credit.scoring.warning;

import static io.kontor.credit.scoring.warning.Alerts.alert;

import io.kontor.credit.api.figures.PaymentTrend;
import io.kontor.credit.api.figures.RiskFigures;
import io.kontor.credit.api.warning.Alert;
import io.kontor.credit.api.warning.Alert.Trigger;
import io.kontor.credit.api.warning.CustomerHistory;
import io.kontor.credit.api.warning.CustomerHistory.Discount;
import io.kontor.credit.api.warning.CustomerHistory.Payment;
import io.kontor.credit.scoring.warning.Alerts.Measured;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Warnings from how the customer pays. */
final class BehaviourTriggers {
    private static final int YEAR = 12;
    private static final int RECENT_DAYS = 90;
    private static final double FALL = 10;
    private static final double DAYS_LATER = 10;
    private static final int USES = 6;
    private static final int REPEATED = 2;

    private final RiskFigures risk;
    private final CustomerHistory history;
    private final LocalDate day;
    private final List<Payment> payments;

    BehaviourTriggers(RiskFigures risk, CustomerHistory history, LocalDate day) {
        this.risk = risk;
        this.history = history;
        this.day = day;
        payments = history.payments().stream()
                .filter(payment -> payment.day().isBefore(day))
                .sorted(Comparator.comparing(Payment::day))
                .toList();
    }

    void tell(List<Alert> alerts) {
        index(alerts);
        trend(alerts);
        discount(alerts);
        repeated(alerts, Trigger.PART_PAYMENTS, payment -> payment.amount().compareTo(payment.owed()) < 0);
        repeated(
                alerts,
                Trigger.ROUND_SUMS,
                payment -> isRound(payment.amount()) && payment.amount().compareTo(payment.owed()) != 0);
    }

    private void index(List<Alert> alerts) {
        Double now = risk.behaviour(history.invoices(), day, YEAR).index();
        Double before = risk.behaviour(history.invoices(), day.minusDays(RECENT_DAYS), YEAR)
                .index();
        if (now != null && before != null && before - now >= FALL) {
            String evidence = "%s: %.1f, %s: %.1f".formatted(day.minusDays(RECENT_DAYS), before, day, now);
            alerts.add(alert(Trigger.INDEX_FALLS, new Measured(day, before - now, FALL, evidence)));
        }
    }

    private void trend(List<Alert> alerts) {
        PaymentTrend trend = risk.trend(history.invoices(), day);
        Double change = trend.daysChange();
        if (change != null && change >= DAYS_LATER) {
            String evidence = "%d invoices in 3 months, %d in 12"
                    .formatted(trend.quarter().invoices(), trend.year().invoices());
            alerts.add(alert(Trigger.PAYS_LATER, new Measured(day, change, DAYS_LATER, evidence)));
        }
    }

    /** The latest offer was left, and at least six before it were taken. */
    private void discount(List<Alert> alerts) {
        List<Payment> offered =
                payments.stream().filter(p -> p.discount() != Discount.NONE).toList();
        long taken =
                offered.stream().filter(p -> p.discount() == Discount.TAKEN).count();
        if (taken >= USES && offered.get(offered.size() - 1).discount() == Discount.LEFT) {
            Payment latest = offered.get(offered.size() - 1);
            alerts.add(alert(
                    Trigger.DISCOUNT_GIVEN_UP,
                    new Measured(
                            latest.day(), (double) taken, USES, latest.day().toString())));
        }
    }

    private void repeated(List<Alert> alerts, Trigger trigger, Predicate<Payment> odd) {
        List<Payment> found = payments.stream()
                .filter(payment -> !payment.day().isBefore(day.minusDays(RECENT_DAYS)))
                .filter(odd)
                .toList();
        if (found.size() >= REPEATED) {
            alerts.add(alert(
                    trigger,
                    new Measured(
                            found.get(found.size() - 1).day(),
                            found.size(),
                            REPEATED,
                            found.stream()
                                    .map(p -> p.day() + " " + p.amount().toPlainString())
                                    .collect(Collectors.joining(", ")))));
        }
    }

    /** At least three trailing zeros: 5,000 but not 4,200. */
    private static boolean isRound(BigDecimal amount) {
        return amount.signum() > 0 && amount.stripTrailingZeros().scale() <= -3;
    }
}
