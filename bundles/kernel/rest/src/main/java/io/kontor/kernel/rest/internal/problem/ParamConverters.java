package io.kontor.kernel.rest.internal.problem;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.value.PartialDate;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.rest.internal.value.Fields;
import io.kontor.kernel.rest.internal.value.Parse;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.MatrixParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.jspecify.annotations.Nullable;

/** Parameters of the wrong type are refused with their name; JAX-RS by itself answers 404 without saying why. */
final class ParamConverters implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, ?>> PARSERS = new HashMap<>();

    static {
        PARSERS.put(IfMatch.class, IfMatch::valueOf);
        PARSERS.put(UUID.class, Parse::uuid);
        PARSERS.put(LocalDate.class, Parse::date);
        PARSERS.put(Instant.class, Parse::instant);
        PARSERS.put(PartialDate.class, PartialDate::new);
        PARSERS.put(BigDecimal.class, Parse::decimal);
        for (Class<?> type : new Class<?>[] {Integer.class, int.class}) {
            PARSERS.put(type, Parse::integer);
        }
        for (Class<?> type : new Class<?>[] {Long.class, long.class}) {
            PARSERS.put(type, Parse::wholeNumber);
        }
        for (Class<?> type : new Class<?>[] {Boolean.class, boolean.class}) {
            PARSERS.put(type, Parse::truth);
        }
    }

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Function<String, ?> parser = type.isEnum() ? text -> constant(type, text) : PARSERS.get(type);
        return parser == null ? null : new Converter<>(parser, name(annotations));
    }

    private static Object constant(Class<?> type, String text) {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(c -> ((Enum<?>) c).name().equals(text))
                .findFirst()
                .orElseThrow(() -> Parse.wrongType(
                        Arrays.stream(constants).map(c -> ((Enum<?>) c).name()).collect(Collectors.joining("|"))));
    }

    private static String name(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
            if (annotation instanceof HeaderParam header) {
                return header.value();
            }
            if (annotation instanceof MatrixParam matrix) {
                return matrix.value();
            }
        }
        return "";
    }

    private static final class Converter<T> implements ParamConverter<T> {
        private final Function<String, ?> parser;
        private final String name;

        Converter(Function<String, ?> parser, String name) {
            this.parser = parser;
            this.name = name;
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // JAX-RS asks for null when there is no value
        public T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return (T) parser.apply(text);
            } catch (KontorException e) {
                boolean named = e.violations().stream().anyMatch(v -> v.field().equals(name));
                throw named ? e : Fields.under(name, e);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
