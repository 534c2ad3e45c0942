package io.kontor.kernel.api.history;

import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.security.FieldClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One field of one change, or one read or export. Entries are only ever added.
 *
 * @param id identity of the entry
 * @param at when, by the node's clock, in milliseconds
 * @param actorId who; the nil UUID for the system
 * @param actor the actor's login name at that time
 * @param channel through which door
 * @param correlationId the request's id: the same in log, answer and event
 * @param reason why, as the caller said; null when nothing was said
 * @param action what was done
 * @param subject to which record
 * @param rootId the record whose row scope decides who may see the entry, for example the customer of a key person;
 *     null when only scope ALL may
 * @param field JSON pointer of the field in the record, empty for the whole record
 * @param fieldClass the field's class, null when it needs none
 * @param oldValue what was there: the text of a text, JSON otherwise; null for nothing. Values of class SENSITIVE are
 *     not kept
 * @param newValue what is there now, likewise
 * @param masked true when the values are not shown, because the caller may not see the class or they are not kept
 */
public record HistoryEntry(
        UUID id,
        Instant at,
        UUID actorId,
        String actor,
        Channel channel,
        String correlationId,
        @Nullable String reason,
        Action action,
        Subject subject,
        @Nullable UUID rootId,
        String field,
        @Nullable FieldClass fieldClass,
        @Nullable String oldValue,
        @Nullable String newValue,
        boolean masked) {}
