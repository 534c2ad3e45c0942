package io.kontor.promo.api.slip;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PostingLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A slip to be picked.
 *
 * @param kind what it sends
 * @param number its number, unique; null lets the system give one; at most 64 characters
 * @param requestId the request it serves, null for none
 * @param fromId where the goods leave
 * @param toId where they are to arrive
 * @param campaignId campaign it belongs to, null for the request's or none
 * @param lines what is sent, 1 to 200 lines
 * @param remark at most 500 characters, null for none
 */
public record SlipData(
        SlipKind kind,
        @Nullable String number,
        @Nullable UUID requestId,
        UUID fromId,
        UUID toId,
        @Nullable UUID campaignId,
        List<Line> lines,
        @Nullable String remark) {
    /**
     * What is sent of one item.
     *
     * @param itemId the item
     * @param lotId the lot, null for those that expire first
     * @param serials serial numbers, for an item tracked by serial
     * @param quantity how many base units
     */
    public record Line(UUID itemId, @Nullable UUID lotId, List<String> serials, long quantity) {
        /** Keeps the serial numbers by value; absent ones are none. */
        public Line {
            serials = serials == null ? List.of() : List.copyOf(serials);
        }
    }

    /** Keeps the lines by value; absent ones are none. */
    public SlipData {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("kind", kind)
                .code("number", number)
                .required("fromId", fromId)
                .required("toId", toId)
                .required("lines", lines)
                .size("lines", lines, Posting.MAX_LINES)
                .text("remark", remark, 500);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String field = "lines[" + i + "]";
            violations.required(field + ".itemId", line.itemId()).size(field + ".serials", line.serials(), 1_000);
            PostingLine.checkQuantity(field + ".quantity", BigDecimal.valueOf(line.quantity()), violations);
        }
        if (fromId != null && fromId.equals(toId)) {
            violations.add("toId", "SAME_PLACE");
        }
        return violations.list();
    }
}
