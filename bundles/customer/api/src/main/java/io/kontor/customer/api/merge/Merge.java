package io.kontor.customer.api.merge;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.merge.KeptRecord;
import io.kontor.kernel.api.merge.MergeProgress;
import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merge of two customers.
 *
 * @param id stable identity
 * @param version for If-Match
 * @param state whether it holds
 * @param winner the customer that stayed
 * @param loser the customer that became part of it
 * @param loserStage the stage it had
 * @param reason why
 * @param by login name of who merged
 * @param at when
 * @param undoUntil until when it can be undone
 * @param moved how many records became the winner's, by kind
 * @param undone how it was undone, null while it holds
 * @param followers how far the other modules that run just now have followed; only when a single merge is asked for
 */
public record Merge(
        UUID id,
        long version,
        State state,
        Party winner,
        Party loser,
        Lifecycle loserStage,
        String reason,
        String by,
        Instant at,
        Instant undoUntil,
        Map<String, Long> moved,
        @Nullable Undone undone,
        List<Follower> followers)
        implements Versioned {
    /** Whether a merge holds. */
    public enum State {
        /** The loser is part of the winner. */
        MERGED,
        /** They are two customers again. */
        UNDONE
    }

    /**
     * A customer as it was called when it was merged.
     *
     * @param id the customer
     * @param code its code
     * @param name its name
     */
    public record Party(UUID id, String code, String name) {}

    /**
     * How a merge was undone.
     *
     * @param by login name of who did it
     * @param at when
     * @param reason why
     * @param kept what had been changed since the merge, or could not be put back, and stays as it is; at most 200
     */
    public record Undone(String by, Instant at, String reason, List<KeptRecord> kept) {
        /** Keeps the records by value. */
        public Undone {
            kept = List.copyOf(kept);
        }
    }

    /**
     * Another module.
     *
     * @param module the module
     * @param progress how far it has followed, null when it has not yet
     */
    public record Follower(String module, @Nullable MergeProgress progress) {}

    /** Keeps the collections by value. */
    public Merge {
        moved = Map.copyOf(moved);
        followers = List.copyOf(followers);
    }

    /**
     * {@return the same merge, with how far other modules have followed}
     *
     * @param told by the modules
     */
    public Merge followedBy(List<Follower> told) {
        return new Merge(id, version, state, winner, loser, loserStage, reason, by, at, undoUntil, moved, undone, told);
    }
}
