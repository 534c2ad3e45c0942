package io.kontor.credit.scoring.history;

import io.kontor.credit.api.figures.Accounts;
import io.kontor.credit.api.figures.Invoice;
import io.kontor.credit.api.figures.PaymentBehaviour;
import io.kontor.credit.api.figures.RiskFigures;
import io.kontor.credit.api.history.Outcome;
import io.kontor.credit.api.history.TradeFacts;
import io.kontor.credit.api.history.TradeRecord;
import io.kontor.credit.api.rating.CreditFacts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a customer's invoices as they were known on a day. */
public final class Ledger implements TradeFacts {
    private static final int YEAR = 12;
    private static final double YEAR_DAYS = 365.25;
    private static final int FEWEST = 3;
    private static final int BAD_DAYS = 90;
    private static final int LATE_DAYS = 30;
    private static final double MATTERS = .02;

    private final RiskFigures risk;

    /**
     * Creates a ledger.
     *
     * @param risk figures of one customer
     */
    public Ledger(RiskFigures risk) {
        this.risk = risk;
    }

    @Override
    public CreditFacts facts(TradeRecord recorded, LocalDate day) {
        Map<String, Object> facts = new TreeMap<>();
        PaymentBehaviour year = risk.behaviour(recorded.invoices(), day, YEAR);
        PaymentBehaviour twoYears = risk.behaviour(recorded.invoices(), day, 2 * YEAR);
        put(facts, "paymentIndex", year.index());
        put(facts, "averageDaysLate", year.daysBeyondTerms());
        facts.put("paidInvoices24m", twoYears.settled());
        facts.put("newCustomer", twoYears.settled() < FEWEST ? 1 : 0);
        receivables(facts, recorded.invoices(), day);
        years(facts, "customerYears", recorded.customerSince(), day);
        years(facts, "companyYears", recorded.founded(), day);
        Accounts accounts = recorded.accounts();
        if (accounts != null) {
            put(facts, "zDoublePrime", risk.altman(accounts).zDoublePrime());
        }
        recorded.numbers().forEach(facts::put);
        recorded.levels().forEach(facts::put);
        return CreditFacts.of(day, facts);
    }

    private static void put(Map<String, Object> facts, String code, @Nullable Double value) {
        if (value != null && Double.isFinite(value)) {
            facts.put(code, value);
        }
    }

    private static void years(Map<String, Object> facts, String code, @Nullable LocalDate since, LocalDate day) {
        if (since != null && !since.isAfter(day)) {
            facts.put(code, ChronoUnit.DAYS.between(since, day) / YEAR_DAYS);
        }
    }

    private static void receivables(Map<String, Object> facts, List<Invoice> invoices, LocalDate day) {
        LocalDate from = day.minusMonths(YEAR);
        double sales = 0;
        double paid = 0;
        double paidDays = 0;
        long oldest = 0;
        for (Invoice invoice : invoices) {
            double amount = invoice.amount().doubleValue();
            LocalDate settled = invoice.settled();
            if (invoice.issued().isBefore(day) && !invoice.issued().isBefore(from)) {
                sales += amount;
            }
            if (settled != null && settled.isBefore(day) && !settled.isBefore(from)) {
                paid += amount;
                paidDays += amount * ChronoUnit.DAYS.between(invoice.issued(), settled);
            }
            if (isOpen(invoice, day)) {
                oldest = Math.max(oldest, ChronoUnit.DAYS.between(invoice.due(), day));
            }
        }
        double balance = overdue(invoices, day, Long.MIN_VALUE);
        facts.put("oldestOverdueDays", oldest);
        put(facts, "overdueShare", overdue(invoices, day, 1) / balance);
        put(facts, "averagePaymentDays", paidDays / paid);
        put(facts, "daysSales", balance / sales * 365);
        double balances = 0;
        for (int month = 0; month < YEAR; month++) {
            balances += overdue(invoices, day.minusMonths(month), Long.MIN_VALUE);
        }
        facts.put("averageBalance", balances / YEAR);
    }

    /** What is open on a day and overdue at least some days. */
    private static double overdue(List<Invoice> invoices, LocalDate day, long days) {
        double sum = 0;
        for (Invoice invoice : invoices) {
            if (isOpen(invoice, day) && ChronoUnit.DAYS.between(invoice.due(), day) >= days) {
                sum += invoice.amount().doubleValue();
            }
        }
        return sum;
    }

    private static boolean isOpen(Invoice invoice, LocalDate day) {
        LocalDate settled = invoice.settled();
        return invoice.issued().isBefore(day) && (settled == null || !settled.isBefore(day));
    }

    /** The share that is overdue changes upwards only when an item grows old or another is paid. */
    @Override
    public Outcome outcome(List<Invoice> invoices, @Nullable LocalDate failed, LocalDate snapshot, LocalDate known) {
        LocalDate over = snapshot.plusMonths(YEAR);
        LocalDate end = over.isBefore(known) ? over : known;
        if (failed != null && failed.isAfter(snapshot) && !failed.isAfter(end)) {
            return Outcome.BAD;
        }
        boolean isLate = false;
        for (LocalDate day : turns(invoices, snapshot, end)) {
            double balance = overdue(invoices, day, Long.MIN_VALUE);
            if (balance > 0 && overdue(invoices, day, BAD_DAYS) >= MATTERS * balance) {
                return Outcome.BAD;
            }
            isLate |= balance > 0 && overdue(invoices, day, LATE_DAYS) >= MATTERS * balance;
        }
        return over.isAfter(known) ? Outcome.UNKNOWN : isLate ? Outcome.INDETERMINATE : Outcome.GOOD;
    }

    private static List<LocalDate> turns(List<Invoice> invoices, LocalDate after, LocalDate end) {
        List<LocalDate> days = new ArrayList<>(List.of(end));
        for (Invoice invoice : invoices) {
            days.add(invoice.due().plusDays(LATE_DAYS));
            days.add(invoice.due().plusDays(BAD_DAYS));
            LocalDate settled = invoice.settled();
            if (settled != null) {
                days.add(settled.plusDays(1));
            }
        }
        return days.stream()
                .filter(day -> day.isAfter(after) && !day.isAfter(end))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<LocalDate> snapshots(LocalDate from, LocalDate known) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate first = from.withDayOfMonth(1).withMonth((from.getMonthValue() - 1) / 3 * 3 + 1);
        for (int quarter = 1; ; quarter++) {
            LocalDate day = first.plusMonths(3L * quarter).minusDays(1);
            if (day.plusMonths(YEAR).isAfter(known)) {
                return List.copyOf(days);
            }
            days.add(day);
        }
    }
}
