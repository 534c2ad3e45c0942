package io.kontor.credit.scoring.warning;

import io.kontor.credit.api.figures.RiskFigures;
import io.kontor.credit.api.warning.Alert;
import io.kontor.credit.api.warning.CustomerHistory;
import io.kontor.credit.api.warning.EarlyWarning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Asks every trigger, and moves reviews forward. */
public final class Watch implements EarlyWarning {
    private final RiskFigures risk;

    /**
     * Creates a watch.
     *
     * @param risk figures of one customer
     */
    public Watch(RiskFigures risk) {
        this.risk = risk;
    }

    @Override
    public List<Alert> alerts(CustomerHistory history, LocalDate day) {
        List<Alert> alerts = new ArrayList<>();
        new BehaviourTriggers(risk, history, day).tell(alerts);
        new OrderTriggers(history, day).tell(alerts);
        new EventTriggers(history, day).tell(alerts);
        alerts.sort(Comparator.comparing(Alert::trigger));
        return List.copyOf(alerts);
    }

    @Override
    public LocalDate nextReview(String grade, LocalDate last, List<Alert> alerts) {
        int months =
                switch (grade) {
                    case "A", "B" -> 12;
                    case "C" -> 6;
                    case "D" -> 3;
                    default -> 1;
                };
        LocalDate regular = last.plusMonths(months);
        return alerts.stream()
                .filter(alert -> alert.day().isAfter(last))
                .map(Alert::reviewBy)
                .filter(day -> day.isBefore(regular))
                .min(Comparator.naturalOrder())
                .orElse(regular);
    }
}
