package io.kontor.promo.api.issue;

import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.api.value.Evidence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
 * @param conditionRef the gift condition it fulfils, at most 100 characters; null for none
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

    /** Keeps the lists by value; absent ones are none. */
    public CustomerIssueData {
        lines = lines == null ? List.of() : List.copyOf(lines);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
}
