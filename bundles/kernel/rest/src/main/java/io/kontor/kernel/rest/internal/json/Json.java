package io.kontor.kernel.rest.internal.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.http.MergePatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The one JSON of all answers and bodies. Each JAX-RS application has its own: a mapper keeps the classes it has seen,
 * and those of a module must go with the module.
 */
public final class Json {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_TEXT = 100_000;
    private static final int MAX_NUMBER = 50;
    private static final int MAX_NAME = 200;

    private final ObjectMapper mapper;

    /** Creates a mapper that has seen nothing yet. */
    public Json() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(MAX_NAME)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // names come from anyone: no table of them
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
        LookupCache<Object, JavaType> types = new LRUMap<>(16, 500);
        mapper = JsonMapper.builder(factory)
                // not the shared one, which would keep classes of modules that are gone
                .typeFactory(TypeFactory.defaultInstance().withCache(types))
                .addModule(new JavaTimeModule())
                .addModule(new StrictValues())
                .addModule(new SimpleModule("kontor-patches").addDeserializer(MergePatch.class, new NestedPatch(this)))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultLeniency(false)
                .withCoercionConfigDefaults(c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum, c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    /**
     * {@return the value as JSON, UTF-8}
     *
     * @param value the value
     */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the value read strictly}
     *
     * @param body JSON text, UTF-8
     * @param type type of the value
     * @throws KontorException MALFORMED, TOO_LARGE or INVALID, naming the field
     */
    public Object read(byte[] body, Type type) {
        String text = decode(body);
        if (text.isBlank()) {
            throw KontorException.of(ProblemKind.MALFORMED, "BODY_REQUIRED");
        }
        try (JsonParser parser = mapper.createParser(text)) {
            return read(parser, mapper.constructType(type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The refusal is made while the parser is open: where it stopped tells a missing value from a wrong one. */
    private Object read(JsonParser parser, JavaType type) throws IOException {
        try {
            Object value = mapper.readValue(parser, type);
            if (value == null) {
                throw KontorException.of(ProblemKind.MALFORMED, "BODY_REQUIRED");
            }
            return value;
        } catch (JacksonException e) {
            throw JsonRefusals.of(e, parser);
        }
    }

    /** {@return the value as a tree} */
    JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /** {@return the value of a tree, read as strictly as a body} */
    <T> T value(JsonNode tree, Class<T> type) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw JsonRefusals.of(e);
        }
    }

    JavaType type(Type type) {
        return mapper.constructType(type);
    }

    ObjectMapper mapper() {
        return mapper;
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw KontorException.of(ProblemKind.MALFORMED, "BODY_ENCODING");
        }
    }
}
