package io.kontor.customer.api.imports;

/**
 * What an import did, or would do.
 *
 * @param rows rows read, header apart
 * @param created rows that made something new
 * @param updated rows that changed something
 * @param unchanged rows that were there just so
 * @param dryRun true when nothing was written
 */
public record ImportResult(int rows, int created, int updated, int unchanged, boolean dryRun) {}
