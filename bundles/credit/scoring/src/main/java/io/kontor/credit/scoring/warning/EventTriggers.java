package io.kontor.credit.scoring.warning;

import static io.kontor.credit.scoring.warning.Alerts.alert;

import io.kontor.credit.api.warning.Alert;
import io.kontor.credit.api.warning.Alert.Trigger;
import io.kontor.credit.api.warning.CustomerHistory;
import io.kontor.credit.api.warning.CustomerHistory.Event;
import io.kontor.credit.api.warning.CustomerHistory.Kind;
import io.kontor.credit.scoring.warning.Alerts.Measured;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Warnings from single events; they warn for 90 days. */
final class EventTriggers {
    private static final int FRESH_DAYS = 90;
    private static final double DISPUTED = .1;
    private static final double CLASSES = 2;
    private static final int BROKEN = 2;

    private final CustomerHistory history;
    private final LocalDate day;

    EventTriggers(CustomerHistory history, LocalDate day) {
        this.history = history;
        this.day = day;
    }

    void tell(List<Alert> alerts) {
        events(Kind.BOUNCED).stream()
                .findFirst()
                .filter(this::isFresh)
                .ifPresent(event -> alerts.add(single(Trigger.FIRST_BOUNCED, event)));
        disputes(alerts);
        downgrade(alerts);
        latest(alerts, Kind.LEGAL_NOTICE, Trigger.LEGAL_NOTICE);
        latest(alerts, Kind.NEW_BANK_ACCOUNT, Trigger.NEW_BANK_ACCOUNT);
        latest(alerts, Kind.NEW_ADDRESS, Trigger.NEW_ADDRESS);
        promises(alerts);
    }

    private List<Event> events(Kind kind) {
        return history.events().stream()
                .filter(event -> event.kind() == kind && event.day().isBefore(day))
                .sorted(Comparator.comparing(Event::day))
                .toList();
    }

    private List<Event> ofYear(Kind kind) {
        return events(kind).stream()
                .filter(event -> !event.day().isBefore(day.minusMonths(12)))
                .toList();
    }

    private boolean isFresh(Event event) {
        return !event.day().isBefore(day.minusDays(FRESH_DAYS));
    }

    private static Alert single(Trigger trigger, Event event) {
        return alert(trigger, new Measured(event.day(), 1, 1, event.reference()));
    }

    private void latest(List<Alert> alerts, Kind kind, Trigger trigger) {
        List<Event> events = events(kind);
        if (!events.isEmpty() && isFresh(events.get(events.size() - 1))) {
            alerts.add(single(trigger, events.get(events.size() - 1)));
        }
    }

    private void disputes(List<Alert> alerts) {
        List<Event> disputes = ofYear(Kind.DISPUTE);
        long invoices = history.invoices().stream()
                .filter(invoice ->
                        invoice.issued().isBefore(day) && !invoice.issued().isBefore(day.minusMonths(12)))
                .count();
        double share = invoices == 0 ? 0 : disputes.size() / (double) invoices;
        if (share > DISPUTED) {
            LocalDate last = disputes.get(disputes.size() - 1).day();
            alerts.add(alert(Trigger.DISPUTES, new Measured(last, 100 * share, 100 * DISPUTED, references(disputes))));
        }
    }

    private void downgrade(List<Alert> alerts) {
        List<Event> classes = events(Kind.AGENCY_CLASS);
        for (int i = classes.size() - 1; i > 0; i--) {
            Event now = classes.get(i);
            double fall = now.value() - classes.get(i - 1).value();
            if (isFresh(now) && fall >= CLASSES) {
                alerts.add(alert(Trigger.AGENCY_DOWNGRADE, new Measured(now.day(), fall, CLASSES, now.reference())));
                return;
            }
        }
    }

    private void promises(List<Alert> alerts) {
        List<Event> broken = ofYear(Kind.PROMISE_BROKEN);
        if (broken.size() >= BROKEN) {
            alerts.add(alert(
                    Trigger.PROMISES_BROKEN,
                    new Measured(broken.get(broken.size() - 1).day(), broken.size(), BROKEN, references(broken))));
        }
    }

    private static String references(List<Event> events) {
        return events.stream().map(Event::reference).collect(Collectors.joining(", "));
    }
}
