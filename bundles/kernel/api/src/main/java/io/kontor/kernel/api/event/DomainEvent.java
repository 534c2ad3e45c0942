package io.kontor.kernel.api.event;

import io.kontor.kernel.api.history.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and was committed.
 *
 * @param id identity of the event; the same at every delivery
 * @param seq place in the module's journal, from 1, without gaps: what was committed before another change began to be
 *     committed has the smaller number, and no smaller number appears after a greater one
 * @param type what happened, in the past tense, for example {@code CustomerOpened}
 * @param version version of the type, from 1; a consumer ignores fields it does not know
 * @param module whose journal it stands in
 * @param at when, by the node's clock, in milliseconds
 * @param actorId who did it; the nil UUID for the system
 * @param actor the actor's login name at that time
 * @param subject to which record; events of one subject are delivered in order
 * @param correlationId the request's id: the same in log, answer and history
 * @param causationId the event whose consumer did it, null when none did
 * @param data a JSON object with what consumers need; no field of a class
 */
public record DomainEvent(
        UUID id,
        long seq,
        String type,
        int version,
        String module,
        Instant at,
        UUID actorId,
        String actor,
        Subject subject,
        String correlationId,
        @Nullable UUID causationId,
        String data) {}
