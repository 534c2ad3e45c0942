package io.kontor.kernel.api.handover;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over.
 *
 * @param id stable identity
 * @param version grows with every step
 * @param fromId who leaves
 * @param fromName the name then
 * @param toId who takes over
 * @param toName the name then
 * @param reason why
 * @param by who ordered it
 * @param at when
 * @param state how far it is
 * @param parts what each module was to give and gave
 */
public record Handover(
        UUID id,
        long version,
        UUID fromId,
        String fromName,
        UUID toId,
        String toName,
        String reason,
        UUID by,
        Instant at,
        State state,
        List<Part> parts)
        implements Versioned {
    /** States of a hand-over. */
    public enum State {
        /** A module has not answered yet: to be resumed. */
        WAITING,
        /** All modules have answered, and some of it was refused. */
        PARTLY,
        /** All of it is the other one's, or on its way. */
        DONE
    }

    /** States of a part. */
    public enum PartState {
        /** The module has not been asked yet, or has not answered. */
        WAITING,
        /** The module is not there: start it and resume. */
        ABSENT,
        /** The module has answered. */
        ANSWERED
    }

    /**
     * The part of a module.
     *
     * @param module the module
     * @param state how far it is
     * @param items what it is to give
     * @param outcomes what became of it, one an item once it has answered
     */
    public record Part(String module, PartState state, List<Chosen> items, List<HandoverOutcome> outcomes) {
        /** Keeps the lists by value. */
        public Part {
            items = List.copyOf(items);
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * What was chosen.
     *
     * @param kind the kind
     * @param id the item; null for all of the kind, while the module that knows them is not there
     */
    public record Chosen(String kind, @Nullable UUID id) {}

    /** Keeps the parts by value. */
    public Handover {
        parts = List.copyOf(parts);
    }
}
