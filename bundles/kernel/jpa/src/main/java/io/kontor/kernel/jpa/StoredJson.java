package io.kontor.kernel.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kontor.kernel.api.value.PartialDate;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records kept as JSON in a column. Not the wire format: unknown fields of older versions are ignored. */
public final class StoredJson {
    /** A mapper keeps what it has seen, so it hangs on the class it is for and goes with that class's bundle. */
    private static final ClassValue<JsonMapper> MAPPERS = new ClassValue<>() {
        @Override
        protected JsonMapper computeValue(Class<?> type) {
            LookupCache<Object, JavaType> types = new LRUMap<>(4, 64);
            return JsonMapper.builder()
                    // not the shared one, which would keep classes of modules that are gone
                    .typeFactory(TypeFactory.defaultInstance().withCache(types))
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .disable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();
        }
    };

    /** As callers know the records: a partial date is a text. */
    private static final ClassValue<ObjectMapper> TREES = new ClassValue<>() {
        @Override
        protected ObjectMapper computeValue(Class<?> type) {
            SimpleModule texts = new SimpleModule().addSerializer(PartialDate.class, ToStringSerializer.instance);
            return MAPPERS.get(type)
                    .copy()
                    .registerModule(texts)
                    .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
        }
    };

    private StoredJson() {}

    /**
     * {@return the value as JSON}
     *
     * @param value a record, collection or simple value
     */
    public static String write(@Nullable Object value) {
        try {
            return mapperFor(value).writeValueAsString(value);
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
        return type.cast(read(json, type(type)));
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

    static JsonNode tree(Object value) {
        return TREES.get(value.getClass()).valueToTree(value);
    }

    static JavaType listType(Type element) {
        JavaType type = type(element);
        return MAPPERS.get(type.getRawClass()).getTypeFactory().constructCollectionType(List.class, type);
    }

    static JavaType type(Type type) {
        Class<?> raw = type instanceof Class<?> c ? c : Object.class;
        return MAPPERS.get(raw).constructType(type);
    }

    /** The elements of a stored collection are all of one class. */
    private static JsonMapper mapperFor(@Nullable Object value) {
        Object sample =
                value instanceof Collection<?> c && !c.isEmpty() ? c.iterator().next() : value;
        return MAPPERS.get(sample == null ? Object.class : sample.getClass());
    }

    static Object read(String json, JavaType type) {
        try {
            JavaType content = type.getContentType();
            return MAPPERS.get((content == null ? type : content).getRawClass()).readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON does not fit " + type, e);
        }
    }
}
