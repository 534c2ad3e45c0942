package io.kontor.kernel.api.exchange;

/**
 * What became of the rows so far.
 *
 * @param rows rows read
 * @param created rows that made something new
 * @param updated rows that changed something
 * @param unchanged rows that found everything as it is
 * @param refused rows that were wrong and changed nothing
 */
public record ImportCounts(int rows, int created, int updated, int unchanged, int refused) {
    /** Before the first row. */
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);
}
