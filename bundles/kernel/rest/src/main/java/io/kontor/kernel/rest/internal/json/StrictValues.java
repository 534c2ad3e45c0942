package io.kontor.kernel.rest.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.value.PartialDate;
import io.kontor.kernel.rest.internal.value.Parse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

/** Values as JSON: one form each, and nothing that is read as a value by accident. */
final class StrictValues extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StrictValues() {
        super("kontor-values");
        addDeserializer(String.class, new Text<>(String.class, StrictValues::text));
        addDeserializer(UUID.class, new Text<>(UUID.class, Parse::uuid));
        addDeserializer(LocalDate.class, new Text<>(LocalDate.class, Parse::date));
        addDeserializer(Instant.class, new Text<>(Instant.class, Parse::instant));
        addDeserializer(PartialDate.class, new Text<>(PartialDate.class, PartialDate::new));
        addDeserializer(BigDecimal.class, new Decimal());
        addSerializer(BigDecimal.class, new DecimalText());
        addSerializer(PartialDate.class, new PlainText<>(PartialDate.class));
        setSerializerModifier(new SortedSets());
    }

    private static String text(String text) {
        boolean clean = text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (!clean) {
            throw KontorException.of(ProblemKind.INVALID, "ILLEGAL_CHARACTER");
        }
        return text;
    }

    /** A value that is written as a JSON string and only so. */
    private static final class Text<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parser;

        Text(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), json);
            }
            return parser.apply(json.getText());
        }
    }

    private static final class Decimal extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return switch (json.currentToken()) {
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Parse.decimal(json.getText());
                default -> (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, json);
            };
        }
    }

    /** Numbers with a fraction are strings: many readers would make binary fractions of them. */
    private static final class DecimalText extends StdScalarSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        DecimalText() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toPlainString());
        }
    }

    private static final class PlainText<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1L;

        PlainText(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }
}
