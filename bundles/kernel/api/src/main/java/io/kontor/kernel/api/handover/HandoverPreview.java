package io.kontor.kernel.api.handover;

import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is open of a user.
 *
 * @param userId the user
 * @param name the user's name
 * @param blocked whether something keeps the user from leaving in order, or a module that runs did not tell
 * @param modules what is open in each module that was asked, by name
 * @param absent modules of this installation that could not be asked, because they do not run; why is only told to who
 *     has {@code kernel:module:read}
 */
public record HandoverPreview(
        UUID userId, String name, boolean blocked, List<Asked> modules, List<ModuleState> absent) {
    /** Most items shown of a kind. */
    public static final int MAX_SHOWN = 1_000;

    /**
     * A module that was asked.
     *
     * @param module the module
     * @param kinds what is open, by kind
     * @param problem why it did not tell, a stable code; null when it did
     * @param message the problem's text in the reader's language, null when it told
     */
    public record Asked(
            String module,
            List<Kind> kinds,
            @Nullable String problem,
            @Nullable String message) {
        /** Keeps the kinds by value. */
        public Asked {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * Items of one kind.
     *
     * @param kind the kind
     * @param label its name
     * @param count how many there are
     * @param values what they are worth where that is known, one sum a currency
     * @param blocking how many of them are blocking
     * @param transferable how many of them another one can take over
     * @param items the items, at most 1,000
     */
    public record Kind(
            String kind,
            LocalizedText label,
            long count,
            List<Money> values,
            long blocking,
            long transferable,
            List<HandoverItem> items) {
        /** Keeps the lists by value. */
        public Kind {
            values = List.copyOf(values);
            items = List.copyOf(items);
        }
    }

    /** Keeps the lists by value. */
    public HandoverPreview {
        modules = List.copyOf(modules);
        absent = List.copyOf(absent);
    }
}
