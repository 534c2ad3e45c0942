package io.kontor.kernel.api.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to read a file and what to do with it.
 *
 * @param mapping name of a saved mapping, null for none
 * @param columns column by header of the file, on top of the mapping; an empty column skips a header. Headers neither
 *     names are taken by name, label or alias of a column
 * @param key the column by which rows find what they change, null for the first key column the file has
 * @param nullText a text that stands for an empty cell, null for none
 * @param dryRun whether to check only
 * @param parameters what the target wants besides, for example {@code system} or {@code currency}
 */
public record ImportOptions(
        @Nullable String mapping,
        Map<String, String> columns,
        @Nullable String key,
        @Nullable String nullText,
        boolean dryRun,
        Map<String, String> parameters) {
    /** Options of a file that explains itself. */
    public static final ImportOptions NONE = new ImportOptions(null, Map.of(), null, null, false, Map.of());

    /** Keeps the maps by value. */
    public ImportOptions {
        columns = Map.copyOf(columns);
        parameters = Map.copyOf(parameters);
    }
}
