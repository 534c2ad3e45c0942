package io.kontor.credit.api.history;

import io.kontor.credit.api.figures.Accounts;
import io.kontor.credit.api.figures.Invoice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a customer; what is not stays null or absent and becomes a missing fact.
 *
 * @param invoices invoices and their payment, in any order
 * @param customerSince day it became a customer
 * @param founded day the company was founded
 * @param accounts its latest annual accounts
 * @param numbers other numbers by code of the fact: {@code externalPd}, {@code limitUse12m}, {@code fulfilmentRate},
 *     {@code staff} and so on
 * @param levels judgements by code of the fact: {@code reputation}, {@code attitude}, {@code staffQuality},
 *     {@code pastProblems36m} and so on
 */
public record TradeRecord(
        List<Invoice> invoices,
        @Nullable LocalDate customerSince,
        @Nullable LocalDate founded,
        @Nullable Accounts accounts,
        Map<String, Double> numbers,
        Map<String, String> levels) {
    /** Keeps the collections by value. */
    public TradeRecord {
        invoices = List.copyOf(invoices);
        numbers = Map.copyOf(numbers);
        levels = Map.copyOf(levels);
    }
}
