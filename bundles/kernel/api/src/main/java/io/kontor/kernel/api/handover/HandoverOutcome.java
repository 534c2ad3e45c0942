package io.kontor.kernel.api.handover;

import io.kontor.kernel.api.error.KontorException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an item.
 *
 * @param kind its kind
 * @param id its identity; null for all of the kind, where the module did not tell them
 * @param result what became of it
 * @param ref what to look for: the number of the slip, the code of the customer; null for nothing
 * @param problem why it was refused, a stable code; null unless refused
 * @param args values named in the problem's text
 * @param message the problem's text in the reader's language, null unless refused; filled in by the kernel
 */
public record HandoverOutcome(
        String kind,
        @Nullable UUID id,
        Result result,
        @Nullable String ref,
        @Nullable String problem,
        Map<String, String> args,
        @Nullable String message) {
    /** What can become of an item. */
    public enum Result {
        /** It is the other one's. */
        DONE,
        /** It is on its way: the other one has to confirm it. */
        TO_CONFIRM,
        /** It stays where it is. */
        REFUSED
    }

    /** Keeps the values; absent ones are none. */
    public HandoverOutcome {
        args = args == null ? Map.of() : Map.copyOf(args);
    }

    /**
     * {@return an item that is, or will be, the other one's}
     *
     * @param item the item
     * @param result DONE or TO_CONFIRM
     * @param ref what to look for, null for nothing
     */
    public static HandoverOutcome given(HandoverOrder.Item item, Result result, @Nullable String ref) {
        return new HandoverOutcome(item.kind(), item.id(), result, ref, null, Map.of(), null);
    }

    /**
     * {@return an item that stays where it is}
     *
     * @param item the item
     * @param why the refusal
     */
    public static HandoverOutcome refused(HandoverOrder.Item item, KontorException why) {
        return refused(item.kind(), item.id(), why);
    }

    /**
     * {@return an item, or all of a kind, that stays where it is}
     *
     * @param kind the kind
     * @param id the item, null for all of the kind
     * @param why the refusal
     */
    public static HandoverOutcome refused(String kind, @Nullable UUID id, KontorException why) {
        return new HandoverOutcome(kind, id, Result.REFUSED, null, why.code(), why.args(), null);
    }

    /**
     * {@return the same with its message}
     *
     * @param text the message
     */
    public HandoverOutcome withMessage(String text) {
        return new HandoverOutcome(kind, id, result, ref, problem, args, text);
    }
}
