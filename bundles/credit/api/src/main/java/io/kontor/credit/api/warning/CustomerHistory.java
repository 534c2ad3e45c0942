package io.kontor.credit.api.warning;

import io.kontor.credit.api.figures.Invoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What happened with a customer; what is not recorded is left empty, and the warnings that need it stay silent. Amounts
 * in one currency, lists in any order.
 *
 * @param invoices invoices and their payment
 * @param payments single payments
 * @param orders orders
 * @param uses use of the limit whenever it changed
 * @param events anything else
 */
public record CustomerHistory(
        List<Invoice> invoices, List<Payment> payments, List<Order> orders, List<LimitUse> uses, List<Event> events) {
    /**
     * A payment.
     *
     * @param day the day
     * @param amount what was paid
     * @param owed what was owed by the invoices it was for
     * @param discount whether a cash discount was taken
     */
    public record Payment(LocalDate day, BigDecimal amount, BigDecimal owed, Discount discount) {}

    /** Whether a cash discount was taken. */
    public enum Discount {
        /** None was offered. */
        NONE,
        /** It was. */
        TAKEN,
        /** It was offered and left. */
        LEFT
    }

    /**
     * An order.
     *
     * @param day the day
     * @param amount its amount, above 0
     */
    public record Order(LocalDate day, BigDecimal amount) {}

    /**
     * Use of the limit from a day on.
     *
     * @param day first day
     * @param use exposure/limit
     */
    public record LimitUse(LocalDate day, double use) {}

    /**
     * An event.
     *
     * @param day the day
     * @param kind what happened
     * @param value for {@code AGENCY_CLASS} the class, the best is 1; else 0
     * @param reference document that tells of it
     */
    public record Event(LocalDate day, Kind kind, double value, String reference) {}

    /** What happened. */
    public enum Kind {
        /** A payment bounced. */
        BOUNCED,
        /** An invoice was disputed. */
        DISPUTE,
        /** An agency told its class. */
        AGENCY_CLASS,
        /** A notice of law: suit, attachment, insolvency. */
        LEGAL_NOTICE,
        /** It pays from another bank account. */
        NEW_BANK_ACCOUNT,
        /** It has another address. */
        NEW_ADDRESS,
        /** It did not pay as promised. */
        PROMISE_BROKEN
    }

    /** Keeps the lists by value. */
    public CustomerHistory {
        invoices = List.copyOf(invoices);
        payments = List.copyOf(payments);
        orders = List.copyOf(orders);
        uses = List.copyOf(uses);
        events = List.copyOf(events);
    }

    /**
     * {@return a history of invoices alone}
     *
     * @param invoices invoices and their payment
     */
    public static CustomerHistory of(List<Invoice> invoices) {
        return new CustomerHistory(invoices, List.of(), List.of(), List.of(), List.of());
    }
}
