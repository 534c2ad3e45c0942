package io.kontor.promo.api.request;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PostingLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param fromId the warehouse or branch asked
 * @param toId the place that is to get the goods, usually a bag
 * @param campaignId campaign it belongs to, null for none
 * @param purpose what it is for, at most 500 characters
 * @param neededOn last day it is of use, null when it does not matter
 * @param lines what is asked for, 1 to 200 lines, each item once
 */
public record RequestData(
        UUID fromId,
        UUID toId,
        @Nullable UUID campaignId,
        String purpose,
        @Nullable LocalDate neededOn,
        List<RequestLine> lines) {
    /** Keeps the lines by value; absent ones are none. */
    public RequestData {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("fromId", fromId)
                .required("toId", toId)
                .required("purpose", purpose)
                .text("purpose", purpose, 500)
                .required("lines", lines)
                .size("lines", lines, Posting.MAX_LINES);
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            RequestLine line = lines.get(i);
            String field = "lines[" + i + "]";
            violations.required(field + ".itemId", line.itemId());
            PostingLine.checkQuantity(field + ".quantity", BigDecimal.valueOf(line.quantity()), violations);
            if (line.itemId() != null && !seen.add(line.itemId())) {
                violations.add(field + ".itemId", "ITEM_TWICE");
            }
        }
        if (fromId != null && fromId.equals(toId)) {
            violations.add("toId", "SAME_PLACE");
        }
        return violations.list();
    }
}
