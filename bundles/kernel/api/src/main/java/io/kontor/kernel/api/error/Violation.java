package io.kontor.kernel.api.error;

import java.util.Map;

/**
 * One wrong value.
 *
 * @param field where it stands: a dotted path such as {@code card.phones[1].number}, or a parameter's name
 * @param code stable upper-case code such as {@code TOO_LONG}; its text is the key {@code violation.<code>}
 * @param args values named in the text, for example {@code max}; never secret or personal data
 */
public record Violation(String field, String code, Map<String, String> args) {
    /** Keeps the arguments by value. */
    public Violation {
        args = Map.copyOf(args);
    }

    /**
     * Creates a violation without arguments.
     *
     * @param field where the value stands
     * @param code stable code
     */
    public Violation(String field, String code) {
        this(field, code, Map.of());
    }
}
