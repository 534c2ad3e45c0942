package io.kontor.promo.api.report;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/**
 * Sales before and after gifts, or why nothing can be said of them.
 *
 * @param outcome whether there are figures
 * @param method how the figures come about and what they do not show, in both languages
 * @param sources where the sales come from
 * @param leftOut who is not in the figures
 * @param rows the figures by item, grade and currency; empty unless the outcome is FIGURES
 */
public record EffectReport(
        Outcome outcome, LocalizedText method, List<String> sources, LeftOut leftOut, List<EffectRow> rows) {
    /** Whether anything can be said. */
    public enum Outcome {
        /** There are figures. */
        FIGURES,
        /** Nobody here knows sales. */
        NO_SOURCE,
        /** No customer who got something has sales in windows that are over. */
        NO_DATA
    }

    /**
     * Who got something and is not in the figures.
     *
     * @param typed recipients that were typed in
     * @param early customers whose days after are not over
     * @param hidden customers outside the caller's rows
     * @param withoutSales customers without sales in either window
     */
    public record LeftOut(int typed, int early, int hidden, int withoutSales) {}

    /** Keeps the lists by value. */
    public EffectReport {
        sources = List.copyOf(sources);
        rows = List.copyOf(rows);
    }
}
