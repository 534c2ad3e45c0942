package io.kontor.kernel.api.exchange;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What an importer knows of a run.
 *
 * @param run identity of the run
 * @param key the column by which rows find what they change; no two rows have the same value in it
 * @param columns the columns the file has; others leave their values alone
 * @param dryRun whether nothing is to be written
 * @param parameters what the target wants besides
 */
public record ImportPlan(UUID run, String key, Set<String> columns, boolean dryRun, Map<String, String> parameters) {
    /** Keeps the columns and parameters by value. */
    public ImportPlan {
        columns = Set.copyOf(columns);
        parameters = Map.copyOf(parameters);
    }
}
