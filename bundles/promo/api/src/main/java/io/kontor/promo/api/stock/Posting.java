package io.kontor.promo.api.stock;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.value.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods that move together: all lines or none.
 *
 * @param kind why: OPENING, RECEIPT, STOCK_IN, STOCK_OUT or TRANSFER by hand, the others by their documents
 * @param day the day it counts for, null for today; an earlier one needs {@code promo:movement:backdate}
 * @param lines what moves, 1 to 200 lines
 * @param reason why, for STOCK_IN and STOCK_OUT; at most 500 characters, else null
 * @param paperNo number of the paper that came with it, at most 64 characters; null for none
 * @param campaignId campaign it belongs to, null for none
 * @param evidence photos and papers, at most 20
 */
public record Posting(
        MovementKind kind,
        @Nullable LocalDate day,
        List<PostingLine> lines,
        @Nullable String reason,
        @Nullable String paperNo,
        @Nullable UUID campaignId,
        List<Evidence> evidence) {
    /** Most lines. */
    public static final int MAX_LINES = 200;

    /** Keeps the lists by value; absent ones are empty. */
    public Posting {
        lines = lines == null ? List.of() : List.copyOf(lines);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /**
     * {@return a posting of today}
     *
     * @param kind why
     * @param lines what moves
     */
    public static Posting of(MovementKind kind, List<PostingLine> lines) {
        return new Posting(kind, null, lines, null, null, null, List.of());
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("kind", kind)
                .required("lines", lines)
                .size("lines", lines, MAX_LINES)
                .text("reason", reason, 500)
                .text("paperNo", paperNo, 64)
                .size("evidence", evidence, 20);
        for (int i = 0; i < lines.size() && i < MAX_LINES; i++) {
            lines.get(i).check("lines[" + i + "]", violations);
        }
        for (int i = 0; i < evidence.size(); i++) {
            evidence.get(i).check("evidence[" + i + "]", violations);
        }
        if (kind == MovementKind.STOCK_IN || kind == MovementKind.STOCK_OUT) {
            violations.required("reason", reason);
        }
        return violations.list();
    }
}
