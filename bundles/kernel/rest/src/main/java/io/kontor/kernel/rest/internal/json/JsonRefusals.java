package io.kontor.kernel.rest.internal.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.PartialDate;
import io.kontor.kernel.rest.internal.value.Fields;
import io.kontor.kernel.rest.internal.value.Parse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in our codes why Jackson could not read a JSON text, naming the field but never the library or a class. */
public final class JsonRefusals {
    private static final Map<Class<?>, String> JSON_FORMS = Map.of(
            BigDecimal.class, "decimal",
            UUID.class, "UUID",
            LocalDate.class, "yyyy-MM-dd",
            Instant.class, "yyyy-MM-ddThh:mm:ssZ",
            PartialDate.class, "yyyy-MM-dd");

    private JsonRefusals() {}

    /**
     * {@return the refusal}
     *
     * @param failure what Jackson threw while it read
     */
    public static KontorException of(JacksonException failure) {
        return of(failure, failure.getProcessor() instanceof JsonParser parser ? parser : null);
    }

    /** {@return the refusal, for which the parser, still open, tells where reading stopped} */
    static KontorException of(JacksonException failure, @Nullable JsonParser parser) {
        String field = field(failure, parser);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            KontorException refusal = refusal(cause);
            if (refusal != null) {
                return Fields.under(field, refusal);
            }
        }
        return Fields.under(field, Parse.wrongType(expected(failure)));
    }

    /** Where it stood: the path of the values being made, or else of the tokens being read. */
    private static String field(JacksonException failure, @Nullable JsonParser parser) {
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return path(mapping.getPath());
        }
        return parser == null ? "" : path(parser.getParsingContext());
    }

    private static String path(@Nullable JsonStreamContext at) {
        if (at == null || at.inRoot()) {
            return "";
        }
        String above = path(at.getParent());
        if (at.inArray()) {
            return above + "[" + at.getCurrentIndex() + "]";
        }
        String name = at.getCurrentName();
        return name == null ? above : above.isEmpty() ? name : above + "." + name;
    }

    private static @Nullable Class<?> target(JacksonException failure) {
        if (failure instanceof MismatchedInputException mismatch) {
            return mismatch.getTargetType();
        }
        return failure.getCause() instanceof InputCoercionException range ? range.getTargetType() : null;
    }

    /** Words of no language, like the types of JSON Schema. */
    private static String expected(JacksonException failure) {
        Class<?> target = target(failure);
        if (target == null) {
            return "value";
        }
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants()).map(String::valueOf).collect(Collectors.joining("|"));
        }
        if (Collection.class.isAssignableFrom(target)) {
            return "array";
        }
        if (target == String.class) {
            return "string";
        }
        if (target == Boolean.class || target == boolean.class) {
            return "true|false";
        }
        boolean whole = Number.class.isAssignableFrom(target) && target != BigDecimal.class;
        if (whole || target == int.class || target == long.class) {
            return "integer";
        }
        return JSON_FORMS.getOrDefault(target, "object");
    }

    private static @Nullable KontorException refusal(Throwable cause) {
        if (cause instanceof KontorException refusal) {
            return refusal;
        }
        if (cause instanceof StreamConstraintsException) {
            return KontorException.of(ProblemKind.TOO_LARGE, "JSON_TOO_LARGE");
        }
        if (cause instanceof StreamReadException syntax && !(cause instanceof InputCoercionException)) {
            return syntax(syntax.getLocation());
        }
        // Jackson has no type of its own for what follows the value
        if (cause instanceof MismatchedInputException rest
                && rest.getOriginalMessage().startsWith("Trailing token")) {
            return syntax(rest.getLocation());
        }
        if (cause instanceof UnrecognizedPropertyException) {
            return KontorException.of(ProblemKind.MALFORMED, "UNKNOWN_FIELD");
        }
        if (cause instanceof InvalidNullException || (cause instanceof MismatchedInputException m && isMissing(m))) {
            return new KontorException(
                    ProblemKind.INVALID, "INVALID_INPUT", Map.of(), List.of(new Violation("", Violations.REQUIRED)));
        }
        return null;
    }

    /** A primitive without a value: null, or not there when its object ended. */
    private static boolean isMissing(MismatchedInputException mismatch) {
        Class<?> target = mismatch.getTargetType();
        JsonToken token = mismatch.getProcessor() instanceof JsonParser parser ? parser.currentToken() : null;
        return target != null
                && target.isPrimitive()
                && (token == JsonToken.VALUE_NULL || token == JsonToken.END_OBJECT);
    }

    private static KontorException syntax(@Nullable JsonLocation where) {
        return new KontorException(
                ProblemKind.MALFORMED,
                "JSON_SYNTAX",
                Map.of(
                        "line", where == null ? "?" : String.valueOf(where.getLineNr()),
                        "column", where == null ? "?" : String.valueOf(where.getColumnNr())),
                List.of());
    }

    private static String path(List<JsonMappingException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }
}
