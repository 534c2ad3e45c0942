package io.kontor.credit.api.history;

import io.kontor.credit.api.figures.Invoice;
import io.kontor.credit.api.rating.CreditFacts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Turns a customer's history into facts of a card and into outcomes to fit on, without looking ahead. */
@ProviderType
public interface TradeFacts {
    /**
     * {@return the facts the example cards read, as known on a day: {@code paymentIndex} (12 months),
     * {@code averageDaysLate} (money-weighted days beyond terms, 12 months), {@code averagePaymentDays} (money-weighted
     * days from invoice to payment, 12 months), {@code daysSales} (open items/sales of 12 months x 365),
     * {@code averageBalance} (mean open balance at the end of the last 12 months' months), {@code oldestOverdueDays},
     * {@code overdueShare}, {@code paidInvoices24m}, {@code customerYears}, {@code companyYears}, {@code zDoublePrime},
     * {@code newCustomer} (1 below 3 paid invoices), and the record's own numbers and levels, which win. What cannot be
     * computed is missing}
     *
     * @param recorded what is recorded
     * @param day the day
     */
    CreditFacts facts(TradeRecord recorded, LocalDate day);

    /**
     * {@return what came of a customer within 12 months after a snapshot, as known on a later day}
     *
     * @param invoices all invoices
     * @param failed day of a write-off or insolvency, null when none
     * @param snapshot the day predictions were made
     * @param known the day until which the history is known
     */
    Outcome outcome(List<Invoice> invoices, @Nullable LocalDate failed, LocalDate snapshot, LocalDate known);

    /**
     * {@return the days to take snapshots: ends of quarters from a day on whose 12 months are over}
     *
     * @param from first day allowed
     * @param known the day until which histories are known
     */
    List<LocalDate> snapshots(LocalDate from, LocalDate known);
}
