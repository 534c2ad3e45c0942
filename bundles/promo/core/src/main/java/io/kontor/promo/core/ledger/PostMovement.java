package io.kontor.promo.core.ledger;

import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.api.value.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods that move together, in base units.
 *
 * @param kind why
 * @param day the day it counts for, null for today
 * @param legs what moves
 * @param note what is said of it
 * @param document the document that moves them, null for none
 * @param held true when what leaves was reserved for the document before
 */
public record PostMovement(
        MovementKind kind,
        @Nullable LocalDate day,
        List<Leg> legs,
        Note note,
        @Nullable DocumentRef document,
        boolean held) {
    /** Keeps the legs by value. */
    public PostMovement {
        legs = List.copyOf(legs);
    }

    /**
     * What is said of a movement.
     *
     * @param by who moves the goods
     * @param reason why, null when not said
     * @param paperNo number of the paper that came with it, null for none
     * @param campaignId campaign it belongs to, null for none
     * @param evidence photos and papers
     */
    public record Note(
            UUID by,
            @Nullable String reason,
            @Nullable String paperNo,
            @Nullable UUID campaignId,
            List<Evidence> evidence) {
        /** Keeps the evidence by value. */
        public Note {
            evidence = List.copyOf(evidence);
        }

        /** {@return only who moves the goods} */
        public static Note by(UUID user) {
            return new Note(user, null, null, null, List.of());
        }
    }

    /** {@return a movement of today, by a document or none, of goods that were not reserved} */
    public static PostMovement of(MovementKind kind, List<Leg> legs, Note note, @Nullable DocumentRef document) {
        return new PostMovement(kind, null, legs, note, document, false);
    }

    /** {@return this movement of goods that were reserved for its document} */
    public PostMovement ofHeld() {
        return new PostMovement(kind, day, legs, note, document, true);
    }
}
