package io.kontor.promo.api.issue;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.api.value.Evidence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issue to a customer.
 *
 * @param recipient who gets it
 * @param contact person who takes it, at most 100 characters; null when not told
 * @param placeId where it leaves, null for the caller's own bag
 * @param day the day, null for today
 * @param lines what is handed out, 1 to 50 lines
 * @param purpose what it is for, at most 500 characters
 * @param campaignId campaign it belongs to, null for none
 * @param visitRef the visit it was made on, at most 100 characters; null for none
 * @param orderRef the order it goes with, at most 100 characters; null for none
 * @param conditionRef the gift condition the order fulfils, at most 100 characters; null for none
 * @param evidence signatures and photos, at most 20
 */
public record CustomerIssueData(
        CustomerRef recipient,
        @Nullable String contact,
        @Nullable UUID placeId,
        @Nullable LocalDate day,
        List<Line> lines,
        String purpose,
        @Nullable UUID campaignId,
        @Nullable String visitRef,
        @Nullable String orderRef,
        @Nullable String conditionRef,
        List<Evidence> evidence) {
    /**
     * What is handed out of one item.
     *
     * @param itemId the item
     * @param lotId the lot, null for those that expire first
     * @param serials serial numbers, for an item tracked by serial
     * @param quantity how many, from 1
     * @param unit unit of the quantity, null for the base unit
     */
    public record Line(
            UUID itemId,
            @Nullable UUID lotId,
            List<String> serials,
            BigDecimal quantity,
            @Nullable String unit) {
        /** Keeps the serial numbers by value; absent ones are none. */
        public Line {
            serials = serials == null ? List.of() : List.copyOf(serials);
        }
    }

    /** Most lines of an issue. */
    public static final int MAX_LINES = 50;

    /** Keeps the lists by value; absent ones are none. */
    public CustomerIssueData {
        lines = lines == null ? List.of() : List.copyOf(lines);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("recipient", recipient)
                .text("contact", contact, 100)
                .required("lines", lines)
                .size("lines", lines, MAX_LINES)
                .required("purpose", purpose)
                .text("purpose", purpose, 500)
                .text("visitRef", visitRef, 100)
                .text("orderRef", orderRef, 100)
                .text("conditionRef", conditionRef, 100)
                .size("evidence", evidence, 20);
        if (recipient != null) {
            recipient.check("recipient", violations);
        }
        if (conditionRef != null && orderRef == null) {
            violations.add("orderRef", "CONDITION_WITHOUT_ORDER");
        }
        checkLines("lines", lines, violations);
        for (int i = 0; i < evidence.size() && i < 20; i++) {
            evidence.get(i).check("evidence[" + i + "]", violations);
        }
        return violations.list();
    }

    /**
     * Checks lines.
     *
     * @param field where they stand
     * @param lines the lines
     * @param violations receives what is wrong
     */
    public static void checkLines(String field, List<Line> lines, Violations violations) {
        Set<List<@Nullable UUID>> seen = new HashSet<>();
        for (int i = 0; i < lines.size() && i < MAX_LINES; i++) {
            String at = field + "[" + i + "]";
            Line line = lines.get(i);
            violations
                    .required(at + ".itemId", line.itemId())
                    .required(at + ".quantity", line.quantity())
                    .text(at + ".unit", line.unit(), 20)
                    .size(at + ".serials", line.serials(), 1_000);
            line.serials().forEach(serial -> violations.code(at + ".serials", serial));
            if (line.quantity() != null) {
                PostingLine.checkQuantity(at + ".quantity", line.quantity(), violations);
            }
            if (!seen.add(Arrays.asList(line.itemId(), line.lotId()))) {
                violations.add(at + ".itemId", "ITEM_TWICE");
            }
        }
    }
}
