package io.kontor.promo.api.slip;

import io.kontor.promo.api.value.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the receiver confirms.
 *
 * @param lines what arrived of each line; empty for all that is still open
 * @param signature the receiver's signature, null for none
 * @param remark at most 500 characters, null for none
 */
public record Acknowledgement(
        List<Line> lines,
        @Nullable Evidence signature,
        @Nullable String remark) {
    /**
     * What arrived of one line.
     *
     * @param lineNo the line
     * @param quantity base units that arrived, 0 to what is open
     */
    public record Line(int lineNo, long quantity) {}

    /** Keeps the lines by value; absent ones are none. */
    public Acknowledgement {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }
}
