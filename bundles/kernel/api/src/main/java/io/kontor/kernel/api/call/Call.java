package io.kontor.kernel.api.call;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The context of the running call, bound to its thread. Services read the actor from it, so a call that nobody bound
 * has no rights at all.
 *
 * @param actor who calls
 * @param locale language of texts
 * @param requestId id found in log and answer
 * @param channel through which door
 * @param idempotencyKey key of the command, null for reads and for commands without one
 * @param reason why the caller changes something, kept in the history; at most 500 characters, null when not said
 * @param causationId the event this call is a consequence of, null when none is
 */
public record Call(
        Actor actor,
        Locale locale,
        String requestId,
        Channel channel,
        @Nullable IdempotencyKey idempotencyKey,
        @Nullable String reason,
        @Nullable UUID causationId) {
    private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>();

    /**
     * Creates a call without a reason that is no consequence of an event.
     *
     * @param actor who calls
     * @param locale language of texts
     * @param requestId id found in log and answer
     * @param channel through which door
     * @param idempotencyKey key of the command, null for reads and for commands without one
     */
    public Call(
            Actor actor, Locale locale, String requestId, Channel channel, @Nullable IdempotencyKey idempotencyKey) {
        this(actor, locale, requestId, channel, idempotencyKey, null, null);
    }

    /**
     * {@return the call bound to this thread}
     *
     * @throws KontorException UNAUTHENTICATED when none is bound
     */
    public static Call current() {
        return ifBound().orElseThrow(() -> KontorException.of(ProblemKind.UNAUTHENTICATED, "NOT_AUTHENTICATED"));
    }

    /** {@return the call bound to this thread, or empty} */
    public static Optional<Call> ifBound() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * {@return the access of the current actor}
     *
     * @param permission {@code module:entity:action}
     * @throws KontorException UNAUTHENTICATED without a call, FORBIDDEN with code {@code PERMISSION_MISSING} without
     *     the permission
     */
    public static Access require(String permission) {
        return current().actor().require(permission);
    }

    /**
     * {@return a call of the system itself, with every right}
     *
     * @param requestId names the work in the log
     */
    public static Call system(String requestId) {
        return new Call(Actor.SYSTEM, Locale.ENGLISH, requestId, Channel.SYSTEM, null);
    }

    /**
     * {@return this call as one item of a batch, with its own idempotency key}
     *
     * @param index position in the batch, from 0
     */
    public Call item(int index) {
        return withKey(idempotencyKey == null ? null : idempotencyKey.item(index));
    }

    /** {@return this call without idempotency key, for work inside a command that is already guarded} */
    public Call withoutKey() {
        return withKey(null);
    }

    private Call withKey(@Nullable IdempotencyKey key) {
        return new Call(actor, locale, requestId, channel, key, reason, causationId);
    }

    /**
     * {@return this call with a reason}
     *
     * @param why the reason, null for none
     */
    public Call because(@Nullable String why) {
        return new Call(actor, locale, requestId, channel, idempotencyKey, why, causationId);
    }

    /**
     * {@return this call as a consequence of an event}
     *
     * @param eventId the event
     */
    public Call causedBy(UUID eventId) {
        return new Call(actor, locale, requestId, channel, idempotencyKey, reason, eventId);
    }

    /**
     * Runs work under this call and restores what was bound before.
     *
     * @param <T> type of the result
     * @param work the work
     * @return its result
     */
    public <T> T run(Supplier<T> work) {
        Call before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    /** Binds this call to the thread until {@link #unbind()}; for doors that cannot use {@link #run}. */
    public void bind() {
        CURRENT.set(this);
    }

    /** Removes the call from the thread. */
    public static void unbind() {
        CURRENT.remove();
    }

    private static void restore(@Nullable Call before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
