package io.kontor.credit.scoring.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.credit.api.figures.Invoice;
import io.kontor.credit.api.warning.Alert;
import io.kontor.credit.api.warning.Alert.Trigger;
import io.kontor.credit.api.warning.CustomerHistory;
import io.kontor.credit.api.warning.CustomerHistory.Discount;
import io.kontor.credit.api.warning.CustomerHistory.Event;
import io.kontor.credit.api.warning.CustomerHistory.Kind;
import io.kontor.credit.api.warning.CustomerHistory.LimitUse;
import io.kontor.credit.api.warning.CustomerHistory.Order;
import io.kontor.credit.api.warning.CustomerHistory.Payment;
import io.kontor.credit.scoring.figures.CustomerRisk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each trigger of the design warns from its threshold on and not before, with what a reader needs. */
class WatchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final Watch watch = new Watch(new CustomerRisk());

    private List<Trigger> triggers(CustomerHistory history) {
        return watch.alerts(history, DAY).stream().map(Alert::trigger).toList();
    }

    private static Invoice invoice(long amount, LocalDate due, int late) {
        return new Invoice(BigDecimal.valueOf(amount), due.minusDays(30), due, due.plusDays(late));
    }

    /** One invoice each week of a year before the day, settled some days late. */
    private static List<Invoice> weekly(int lateBefore, int lateInQuarter) {
        List<Invoice> invoices = new ArrayList<>();
        for (LocalDate due = DAY.minusDays(360); due.isBefore(DAY.minusDays(40)); due = due.plusDays(7)) {
            boolean isEarly = due.isBefore(DAY.minusDays(110));
            invoices.add(invoice(isEarly ? 1_000 : 3_000, due, isEarly ? lateBefore : lateInQuarter));
        }
        return invoices;
    }

    private static CustomerHistory payments(Payment... payments) {
        return new CustomerHistory(List.of(), List.of(payments), List.of(), List.of(), List.of());
    }

    private static CustomerHistory events(Event... events) {
        return new CustomerHistory(List.of(), List.of(), List.of(), List.of(), List.of(events));
    }

    private static CustomerHistory orders(List<Invoice> invoices, Order... orders) {
        return new CustomerHistory(invoices, List.of(), List.of(orders), List.of(), List.of());
    }

    private static Payment paid(int daysAgo, long amount, long owed, Discount discount) {
        return new Payment(DAY.minusDays(daysAgo), BigDecimal.valueOf(amount), BigDecimal.valueOf(owed), discount);
    }

    private static Event event(int daysAgo, Kind kind, double value) {
        return new Event(DAY.minusDays(daysAgo), kind, value, kind + " " + daysAgo);
    }

    private static Order order(int daysAgo, long amount) {
        return new Order(DAY.minusDays(daysAgo), BigDecimal.valueOf(amount));
    }

    @Test
    void aQuietCustomerWarnsOfNothing() {
        assertThat(watch.alerts(CustomerHistory.of(List.of()), DAY)).isEmpty();
        assertThat(watch.alerts(CustomerHistory.of(weekly(5, 5)), DAY)).isEmpty();
    }

    @Test
    void paymentsThatSlipAreTold() {
        List<Alert> alerts = watch.alerts(CustomerHistory.of(weekly(0, 39)), DAY);
        assertThat(alerts).extracting(Alert::trigger).containsExactly(Trigger.INDEX_FALLS, Trigger.PAYS_LATER);
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.actual()).isGreaterThanOrEqualTo(alert.threshold());
            assertThat(alert.day()).isEqualTo(DAY);
            assertThat(alert.reviewBy()).isEqualTo(DAY.plusDays(14));
            assertThat(alert.text().zh()).containsPattern("\\p{IsHan}");
            assertThat(alert.evidence()).isNotBlank();
        });
        assertThat(watch.alerts(CustomerHistory.of(weekly(0, 39)), DAY.minusDays(120)))
                .as("the same as of a past day")
                .isEmpty();
    }

    @Test
    void aDiscountLeftAfterSixIsTold() {
        Payment[] taken = new Payment[7];
        Arrays.setAll(taken, i -> paid(200 - 10 * i, 98, 98, i < 6 ? Discount.TAKEN : Discount.LEFT));
        assertThat(triggers(payments(taken))).containsExactly(Trigger.DISCOUNT_GIVEN_UP);
        assertThat(triggers(payments(Arrays.copyOfRange(taken, 1, 7)))).isEmpty();
        assertThat(triggers(payments(Arrays.copyOf(taken, 6)))).isEmpty();
    }

    @Test
    void partsAndRoundSumsAreToldFromTheSecondOn() {
        Payment part = paid(20, 1_234, 2_000, Discount.NONE);
        Payment round = paid(10, 5_000, 4_321, Discount.NONE);
        assertThat(triggers(payments(part, round))).isEmpty();
        assertThat(triggers(payments(part, part))).containsExactly(Trigger.PART_PAYMENTS);
        assertThat(triggers(payments(round, round))).containsExactly(Trigger.ROUND_SUMS);
        assertThat(triggers(payments(paid(10, 5_000, 5_000, Discount.NONE), round)))
                .as("a round sum that is owed")
                .isEmpty();
        assertThat(triggers(payments(part, paid(91, 1, 2, Discount.NONE)))).isEmpty();
    }

    @Test
    void useIsToldAfterThirtyDaysAboveNinetyPercent() {
        CustomerHistory high = uses(new LimitUse(DAY.minusDays(40), .91), new LimitUse(DAY.minusDays(5), .99));
        assertThat(triggers(high)).containsExactly(Trigger.LIMIT_USED_UP);
        assertThat(triggers(uses(new LimitUse(DAY.minusDays(29), .99)))).isEmpty();
        assertThat(triggers(uses(new LimitUse(DAY.minusDays(40), .99), new LimitUse(DAY.minusDays(5), .9))))
                .isEmpty();
        assertThat(triggers(uses(new LimitUse(DAY.minusDays(50), .2), new LimitUse(DAY.minusDays(30), .95))))
                .containsExactly(Trigger.LIMIT_USED_UP);
    }

    private static CustomerHistory uses(LimitUse... uses) {
        return new CustomerHistory(List.of(), List.of(), List.of(), List.of(uses), List.of());
    }

    @Test
    void greatOrdersAndSilenceAreTold() {
        Order[] usual = {order(200, 100), order(150, 100), order(100, 100), order(50, 100)};
        Order[] great = Arrays.copyOf(usual, 5);
        great[4] = order(3, 201);
        assertThat(triggers(orders(List.of(), great))).containsExactly(Trigger.ORDER_TOO_GREAT);
        great[4] = order(3, 200);
        assertThat(triggers(orders(List.of(), great))).isEmpty();
        Order[] silent = {order(251, 100), order(201, 100), order(151, 100), order(101, 100)};
        List<Invoice> open = List.of(new Invoice(BigDecimal.TEN, DAY.minusDays(20), DAY.plusDays(10), null));
        assertThat(triggers(orders(open, silent))).containsExactly(Trigger.FALLS_SILENT);
        assertThat(triggers(orders(List.of(), silent))).as("nothing is owed").isEmpty();
        silent[3] = order(100, 100);
        assertThat(triggers(orders(open, silent))).isEmpty();
    }

    @Test
    void eventsAreToldWhileTheyAreFresh() {
        assertThat(triggers(events(
                        event(5, Kind.BOUNCED, 0),
                        event(4, Kind.LEGAL_NOTICE, 0),
                        event(3, Kind.NEW_BANK_ACCOUNT, 0),
                        event(2, Kind.NEW_ADDRESS, 0))))
                .containsExactly(
                        Trigger.FIRST_BOUNCED, Trigger.LEGAL_NOTICE, Trigger.NEW_BANK_ACCOUNT, Trigger.NEW_ADDRESS);
        assertThat(triggers(events(event(91, Kind.LEGAL_NOTICE, 0), event(0, Kind.NEW_ADDRESS, 0))))
                .isEmpty();
        assertThat(triggers(events(event(300, Kind.BOUNCED, 0), event(5, Kind.BOUNCED, 0))))
                .as("not the first")
                .isEmpty();
    }

    @Test
    void downgradesPromisesAndDisputesHaveTheirThresholds() {
        assertThat(triggers(events(event(100, Kind.AGENCY_CLASS, 2), event(10, Kind.AGENCY_CLASS, 4))))
                .containsExactly(Trigger.AGENCY_DOWNGRADE);
        assertThat(triggers(events(event(100, Kind.AGENCY_CLASS, 2), event(10, Kind.AGENCY_CLASS, 3))))
                .isEmpty();
        assertThat(triggers(events(event(100, Kind.PROMISE_BROKEN, 0), event(10, Kind.PROMISE_BROKEN, 0))))
                .containsExactly(Trigger.PROMISES_BROKEN);
        assertThat(triggers(events(event(10, Kind.PROMISE_BROKEN, 0)))).isEmpty();
        List<Invoice> ten = weekly(0, 0).subList(10, 20);
        assertThat(triggers(disputed(ten, event(20, Kind.DISPUTE, 0), event(10, Kind.DISPUTE, 0))))
                .containsExactly(Trigger.DISPUTES);
        assertThat(triggers(disputed(ten, event(20, Kind.DISPUTE, 0)))).isEmpty();
    }

    private static CustomerHistory disputed(List<Invoice> invoices, Event... events) {
        return new CustomerHistory(invoices, List.of(), List.of(), List.of(), List.of(events));
    }

    @Test
    void warningsMoveTheReviewForwardAndNeverBack() {
        LocalDate last = LocalDate.of(2026, 1, 31);
        assertThat(watch.nextReview("A", last, List.of())).isEqualTo("2027-01-31");
        assertThat(watch.nextReview("C", last, List.of())).isEqualTo("2026-07-31");
        assertThat(watch.nextReview("D", last, List.of())).isEqualTo("2026-04-30");
        assertThat(watch.nextReview("E", last, List.of())).isEqualTo("2026-02-28");
        List<Alert> alerts = watch.alerts(events(event(4, Kind.LEGAL_NOTICE, 0)), DAY);
        assertThat(watch.nextReview("A", last, alerts)).isEqualTo(DAY.minusDays(3));
        assertThat(watch.nextReview("E", last, alerts)).isEqualTo("2026-02-28");
        assertThat(watch.nextReview("A", DAY.minusDays(1), alerts))
                .as("the review came after the warning")
                .isEqualTo(DAY.minusDays(1).plusMonths(12));
    }
}
