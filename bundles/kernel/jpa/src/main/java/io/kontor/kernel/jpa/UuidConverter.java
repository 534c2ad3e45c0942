package io.kontor.kernel.jpa;

import java.util.UUID;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Stores an identity as its 36 characters, the form both databases know. */
@Converter
public final class UuidConverter implements AttributeConverter<UUID, String> {
    /** Creates the converter. */
    public UuidConverter() {}

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable UUID value) {
        return value == null ? null : value.toString();
    }

    @Override
    public @Nullable UUID convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : UUID.fromString(column);
    }
}
