package io.kontor.kernel.rest.internal.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.history.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on the wire: its data is JSON, not a text. */
record EventJson(
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
        JsonNode data) {
    /** Reads trees only, so that it keeps no classes. */
    private static final JsonMapper TREES = new JsonMapper();

    static EventJson of(DomainEvent event) {
        try {
            return new EventJson(
                    event.id(),
                    event.seq(),
                    event.type(),
                    event.version(),
                    event.module(),
                    event.at(),
                    event.actorId(),
                    event.actor(),
                    event.subject(),
                    event.correlationId(),
                    event.causationId(),
                    TREES.readTree(event.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.seq() + " of " + event.module() + " is no JSON", e);
        }
    }
}
