package io.kontor.customer.api.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to read a CSV file.
 *
 * @param columns target column by header of the file, for example {@code companyName -> name}; headers equal to a
 *     target column need no entry, headers mapped to an empty text are skipped
 * @param nullText text that stands for no value besides an empty one, for example {@code NULL}
 * @param system system the {@code externalId} column belongs to, for customers
 * @param currency currency of amounts without a currency column
 * @param dryRun true to check only
 */
public record ImportOptions(
        Map<String, String> columns,
        @Nullable String nullText,
        @Nullable String system,
        @Nullable String currency,
        boolean dryRun) {
    /** Keeps the mapping by value. */
    public ImportOptions {
        columns = Map.copyOf(columns);
    }
}
