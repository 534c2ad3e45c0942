package io.kontor.kernel.jpa;

import com.fasterxml.jackson.databind.JavaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a command's answer, so that the answer can be stored with the caller's key and given again.
 *
 * @param <T> the type
 */
public final class Answer<T> {
    private final JavaType type;

    private Answer(JavaType type) {
        this.type = type;
    }

    /**
     * {@return the type of a single record or simple value}
     *
     * @param <T> the type
     * @param type its class
     */
    public static <T> Answer<T> of(Class<T> type) {
        return new Answer<>(StoredJson.type(type));
    }

    /**
     * {@return the type of a list}
     *
     * @param <T> type of the elements
     * @param element their class
     */
    public static <T> Answer<List<T>> listOf(Class<T> element) {
        return new Answer<>(StoredJson.listType(element));
    }

    @SuppressWarnings("unchecked")
    @Nullable
    T read(String json) {
        return (T) StoredJson.read(json, type);
    }
}
