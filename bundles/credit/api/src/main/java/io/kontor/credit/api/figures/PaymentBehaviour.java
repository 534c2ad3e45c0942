package io.kontor.credit.api.figures;

import org.jspecify.annotations.Nullable;

/**
 * How a customer pays, as known on a day.
 *
 * @param index payment index 1 to 100, like PAYDEX: sum(amount x f(days))/sum(amount), f linear between (-30,100)
 *     (-20,90) (0,80) (15,70) (22,60) (30,50) (60,40) (90,30) (120,20) (180,1) and flat outside (Dun and Bradstreet
 *     publish the points); null with fewer than 3 invoices
 * @param daysBeyondTerms money-weighted mean days beyond terms, negative when early; null without invoices
 * @param meanDays plain mean days beyond terms; null without invoices
 * @param invoices number of invoices counted
 * @param settled those of them that are settled
 * @param oldestOverdue days the oldest open invoice is overdue, 0 when none
 */
public record PaymentBehaviour(
        @Nullable Double index,
        @Nullable Double daysBeyondTerms,
        @Nullable Double meanDays,
        int invoices,
        int settled,
        int oldestOverdue) {}
