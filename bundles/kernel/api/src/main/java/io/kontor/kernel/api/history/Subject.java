package io.kontor.kernel.api.history;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record something happened to. Names it also when the record or its module is gone.
 *
 * @param type what it is, for example {@code Customer}; at most 60 characters
 * @param id its identity: a UUID, or the code of a record that has no other identity; at most 100 characters
 * @param code the code people know it by at that time, null when it has none; at most 100 characters
 */
public record Subject(String type, String id, @Nullable String code) {
    /**
     * {@return a record with an identity of its own}
     *
     * @param type what it is
     * @param id its identity
     * @param code the code people know it by, null when it has none
     */
    public static Subject of(String type, UUID id, @Nullable String code) {
        return new Subject(type, id.toString(), code);
    }

    /**
     * {@return a record known by its code only}
     *
     * @param type what it is
     * @param code its code
     */
    public static Subject of(String type, String code) {
        return new Subject(type, code, code);
    }
}
