package io.kontor.promo.api.count;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sheet.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param number the number people know it by
 * @param data what is counted
 * @param state how far it is
 * @param frozenAt moment the book is of, null before the freeze
 * @param lines what should be and what was there
 * @param postedBy who approved and posted the differences, null before
 * @param movementId the movement of the differences, null when there is none
 */
public record CountSheet(
        UUID id,
        long version,
        String number,
        CountData data,
        CountState state,
        @Nullable Instant frozenAt,
        List<CountLine> lines,
        @Nullable UUID postedBy,
        @Nullable UUID movementId)
        implements Versioned {
    /** Keeps the lines by value. */
    public CountSheet {
        lines = List.copyOf(lines);
    }
}
