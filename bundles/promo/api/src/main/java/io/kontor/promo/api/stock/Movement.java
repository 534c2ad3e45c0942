package io.kontor.promo.api.stock;

import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.api.value.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement: never changed, only undone by another one.
 *
 * @param id stable identity
 * @param kind why
 * @param day the day it counts for
 * @param postedAt when it was posted
 * @param postedBy who posted it
 * @param lines what moved
 * @param reason why, null when not said
 * @param paperNo number of the paper that came with it, null for none
 * @param campaignId campaign it belongs to, null for none
 * @param document the document it was made by, null for none
 * @param reversalOf the movement it undoes, null for none
 * @param reversedBy the movement that undid it, null while it stands
 * @param evidence photos and papers
 */
public record Movement(
        UUID id,
        MovementKind kind,
        LocalDate day,
        Instant postedAt,
        UUID postedBy,
        List<MovementLine> lines,
        @Nullable String reason,
        @Nullable String paperNo,
        @Nullable UUID campaignId,
        @Nullable DocumentRef document,
        @Nullable UUID reversalOf,
        @Nullable UUID reversedBy,
        List<Evidence> evidence) {
    /** Keeps the lists by value. */
    public Movement {
        lines = List.copyOf(lines);
        evidence = List.copyOf(evidence);
    }
}
