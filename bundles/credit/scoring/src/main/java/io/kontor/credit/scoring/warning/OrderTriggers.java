package io.kontor.credit.scoring.warning;

import static io.kontor.credit.scoring.warning.Alerts.alert;

import io.kontor.credit.api.warning.Alert;
import io.kontor.credit.api.warning.Alert.Trigger;
import io.kontor.credit.api.warning.CustomerHistory;
import io.kontor.credit.api.warning.CustomerHistory.LimitUse;
import io.kontor.credit.api.warning.CustomerHistory.Order;
import io.kontor.credit.scoring.warning.Alerts.Measured;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Warnings from what the customer orders and how much of its limit it uses. */
final class OrderTriggers {
    private static final int MONTH = 30;
    private static final double USE = .9;
    private static final double TIMES = 2;
    private static final int FEWEST = 3;

    private final CustomerHistory history;
    private final LocalDate day;
    private final List<Order> orders;

    OrderTriggers(CustomerHistory history, LocalDate day) {
        this.history = history;
        this.day = day;
        orders = history.orders().stream()
                .filter(order -> order.day().isBefore(day))
                .sorted(Comparator.comparing(Order::day))
                .toList();
    }

    void tell(List<Alert> alerts) {
        use(alerts);
        greatest(alerts);
        silence(alerts);
    }

    /** The use in force when the 30 days began counts as well. */
    private void use(List<Alert> alerts) {
        LocalDate from = day.minusDays(MONTH);
        List<LimitUse> known = history.uses().stream()
                .filter(use -> use.day().isBefore(day))
                .sorted(Comparator.comparing(LimitUse::day))
                .toList();
        int first = 0;
        while (first + 1 < known.size() && !known.get(first + 1).day().isAfter(from)) {
            first++;
        }
        if (known.isEmpty() || known.get(first).day().isAfter(from)) {
            return;
        }
        double least = known.subList(first, known.size()).stream()
                .mapToDouble(LimitUse::use)
                .min()
                .orElse(0);
        if (least > USE) {
            alerts.add(alert(
                    Trigger.LIMIT_USED_UP, new Measured(day, 100 * least, 100 * USE, from + " - " + day.minusDays(1))));
        }
    }

    /** The greatest order of the last 30 days against the 12 months before it. */
    private void greatest(List<Alert> alerts) {
        orders.stream()
                .filter(order -> !order.day().isBefore(day.minusDays(MONTH)))
                .max(Comparator.comparing(Order::amount))
                .ifPresent(order -> {
                    double[] before = orders.stream()
                            .filter(o -> o.day().isBefore(order.day())
                                    && !o.day().isBefore(order.day().minusMonths(12)))
                            .mapToDouble(o -> o.amount().doubleValue())
                            .toArray();
                    double bound = TIMES
                            * IntStream.range(0, before.length)
                                    .mapToDouble(i -> before[i])
                                    .average()
                                    .orElse(Double.MAX_VALUE);
                    double amount = order.amount().doubleValue();
                    if (before.length >= FEWEST && amount > bound) {
                        String evidence = order.day() + " " + order.amount().toPlainString();
                        alerts.add(alert(Trigger.ORDER_TOO_GREAT, new Measured(order.day(), amount, bound, evidence)));
                    }
                });
    }

    private void silence(List<Alert> alerts) {
        boolean owes = history.invoices().stream()
                .anyMatch(invoice -> invoice.issued().isBefore(day)
                        && (invoice.settled() == null || !invoice.settled().isBefore(day)));
        long[] gaps = IntStream.range(1, orders.size())
                .mapToLong(i -> ChronoUnit.DAYS.between(
                        orders.get(i - 1).day(), orders.get(i).day()))
                .sorted()
                .toArray();
        if (!owes || gaps.length < FEWEST) {
            return;
        }
        LocalDate last = orders.get(orders.size() - 1).day();
        double usual = (gaps[(gaps.length - 1) / 2] + gaps[gaps.length / 2]) / 2.0;
        double silent = (double) ChronoUnit.DAYS.between(last, day);
        double bound = TIMES * Math.max(1, usual);
        if (silent > bound) {
            LocalDate since = last.plusDays((long) bound + 1);
            alerts.add(alert(Trigger.FALLS_SILENT, new Measured(since, silent, bound, last.toString())));
        }
    }
}
