package io.kontor.kernel.api.merge;

import java.time.Instant;
import java.util.List;

/**
 * How a module has followed a merge.
 *
 * @param state whether it followed the merge or its undoing last
 * @param at when it did
 * @param relinked how many records it re-linked
 * @param restored how many of them have their former reference again, 0 while the merge holds
 * @param kept records that kept the new reference when the merge was undone, at most 100
 */
public record MergeProgress(State state, Instant at, long relinked, long restored, List<KeptRecord> kept) {
    /** What was followed last. */
    public enum State {
        /** The records refer to the customer that stays. */
        RELINKED,
        /** The merge was undone, and so were the references. */
        RESTORED
    }

    /** Keeps the records by value. */
    public MergeProgress {
        kept = List.copyOf(kept);
    }
}
