package io.kontor.kernel.jpa;

import java.time.Instant;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Stores a moment as milliseconds since 1970: a timestamp column would depend on the time zone of the JVM, and is
 * ambiguous when clocks go back.
 */
@Converter
public final class InstantConverter implements AttributeConverter<Instant, Long> {
    /** Creates the converter. */
    public InstantConverter() {}

    @Override
    public @Nullable Long convertToDatabaseColumn(@Nullable Instant value) {
        return value == null ? null : value.toEpochMilli();
    }

    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable Long column) {
        return column == null ? null : Instant.ofEpochMilli(column);
    }
}
