package io.kontor.promo.api.report;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.DateRange;
import java.util.List;
import java.util.UUID;

/**
 * Sales before and after, with the method stated. Says nothing without data.
 *
 * @param itemId the item
 * @param days the days in which it was given
 * @param window days compared before and after the first gift of each customer
 * @param method how it was computed, in both languages
 * @param sources where the sales come from; empty when nobody knows any, and there are no rows then
 * @param rows by grade
 */
public record EffectReport(
        UUID itemId, DateRange days, int window, LocalizedText method, List<String> sources, List<EffectRow> rows) {
    /** Keeps the lists by value. */
    public EffectReport {
        sources = List.copyOf(sources);
        rows = List.copyOf(rows);
    }
}
