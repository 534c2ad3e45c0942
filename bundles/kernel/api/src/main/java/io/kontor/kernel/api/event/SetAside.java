package io.kontor.kernel.api.event;

import io.kontor.kernel.api.history.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event a consumer could not take.
 *
 * @param id identity of this entry
 * @param module whose journal
 * @param seq the event's number in it
 * @param type the event's type
 * @param subject the event's subject
 * @param state why it is here
 * @param attempts how often it was delivered in vain
 * @param problem the last failure, in English for the administrator; null for an event that waits
 * @param at when it was set aside
 */
public record SetAside(
        UUID id,
        String module,
        long seq,
        String type,
        Subject subject,
        State state,
        int attempts,
        @Nullable String problem,
        Instant at) {
    /** Why an event is set aside. */
    public enum State {
        /** The consumer failed on it each time. */
        FAILED,
        /** It comes after a failed one of the same subject. */
        WAITING,
        /** It, or the one it waits behind, is to be tried again. */
        RELEASED
    }
}
