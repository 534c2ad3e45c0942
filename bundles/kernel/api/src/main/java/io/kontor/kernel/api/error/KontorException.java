package io.kontor.kernel.api.error;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A refusal with a stable code. The text for people is looked up under {@code problem.<code>} in the caller's language
 * when the answer is written; the exception's message is English for the log.
 */
public final class KontorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String code;
    private final transient Map<String, String> args;
    private final transient List<Violation> violations;

    /**
     * Creates a refusal.
     *
     * @param kind decides the HTTP status
     * @param code stable upper-case code such as {@code CUSTOMER_CODE_TAKEN}
     * @param args values named in the text
     * @param violations the wrong values, may be empty
     */
    public KontorException(ProblemKind kind, String code, Map<String, String> args, List<Violation> violations) {
        super(code
                + (args.isEmpty() ? "" : " " + new TreeMap<>(args))
                + (violations.isEmpty() ? "" : " " + violations));
        this.kind = kind;
        this.code = code;
        this.args = Map.copyOf(args);
        this.violations = List.copyOf(violations);
    }

    /**
     * {@return a refusal without arguments or violations}
     *
     * @param kind decides the HTTP status
     * @param code stable code
     */
    public static KontorException of(ProblemKind kind, String code) {
        return new KontorException(kind, code, Map.of(), List.of());
    }

    /**
     * {@return a refusal because of one field}
     *
     * @param kind decides the HTTP status
     * @param code stable code, also the code of the violation
     * @param field where the value stands
     */
    public static KontorException of(ProblemKind kind, String code, String field) {
        return new KontorException(kind, code, Map.of(), List.of(new Violation(field, code)));
    }

    /**
     * {@return a copy that names one more value in its text}
     *
     * @param name name of the argument
     * @param value its value, never secret or personal data
     */
    public KontorException with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(args);
        more.put(name, String.valueOf(value));
        return new KontorException(kind, code, more, violations);
    }

    /** {@return the kind, which decides the HTTP status} */
    public ProblemKind kind() {
        return kind;
    }

    /** {@return the stable code} */
    public String code() {
        return code;
    }

    /** {@return the values named in the text} */
    public Map<String, String> args() {
        return args;
    }

    /** {@return the wrong values, empty when the refusal is not about values} */
    public List<Violation> violations() {
        return violations;
    }
}
