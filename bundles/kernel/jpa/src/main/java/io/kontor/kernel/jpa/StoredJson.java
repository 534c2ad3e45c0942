package io.kontor.kernel.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records kept as JSON in a column. Not the wire format: unknown fields of older versions are ignored. */
public final class StoredJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private StoredJson() {}

    /**
     * {@return the value as JSON}
     *
     * @param value a record, collection or simple value
     */
    public static String write(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be stored as JSON", e);
        }
    }

    /**
     * {@return the value of a JSON text}
     *
     * @param <T> type of the value
     * @param json what {@link #write} gave
     * @param type type of the value
     */
    public static <T> T read(String json, Class<T> type) {
        return type.cast(read(json, MAPPER.constructType(type)));
    }

    /**
     * {@return the elements of a JSON array}
     *
     * @param <T> type of the elements
     * @param json what {@link #write} gave for a list
     * @param element type of the elements
     */
    public static <T> List<T> readList(String json, Class<T> element) {
        List<?> list = (List<?>) read(json, listType(element));
        return list.stream().<T>map(element::cast).toList();
    }

    static JavaType listType(Type element) {
        return MAPPER.getTypeFactory().constructCollectionType(List.class, MAPPER.constructType(element));
    }

    static JavaType type(Type type) {
        return MAPPER.constructType(type);
    }

    static Object read(String json, JavaType type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON does not fit " + type, e);
        }
    }
}
