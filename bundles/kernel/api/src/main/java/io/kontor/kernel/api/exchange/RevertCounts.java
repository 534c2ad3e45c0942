package io.kontor.kernel.api.exchange;

/**
 * How far the revert of a run is.
 *
 * @param changes changes the run made
 * @param reverted changes taken back
 * @param refused changes that stay, because the row was changed or used since
 */
public record RevertCounts(int changes, int reverted, int refused) {
    /** {@return changes not looked at yet} */
    public int left() {
        return changes - reverted - refused;
    }
}
