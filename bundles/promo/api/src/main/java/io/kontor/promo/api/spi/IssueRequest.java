package io.kontor.promo.api.spi;

import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.value.CustomerRef;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issue a quota policy is asked about.
 *
 * @param recipient who gets it
 * @param grade the customer's present grade, null when there is none
 * @param regionCode the customer's region, else the place's; null when there is none
 * @param repId who hands it out
 * @param day the day
 * @param lines what is handed out, one an item
 */
public record IssueRequest(
        CustomerRef recipient,
        @Nullable String grade,
        @Nullable String regionCode,
        UUID repId,
        LocalDate day,
        List<Line> lines) {
    /**
     * What is handed out of one item.
     *
     * @param itemId the item
     * @param kind its kind
     * @param quantity base units
     * @param cost what they cost, null when not known
     */
    public record Line(
            UUID itemId,
            ItemKind kind,
            long quantity,
            @Nullable Money cost) {}

    /** Keeps the lines by value. */
    public IssueRequest {
        lines = List.copyOf(lines);
    }
}
