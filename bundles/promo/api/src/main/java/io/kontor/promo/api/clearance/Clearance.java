package io.kontor.promo.api.clearance;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rep still has or owes (账物交接).
 *
 * @param repId the rep
 * @param bagId the rep's bag, null when there never was one
 * @param closed whether the bag is closed
 * @param items what is open
 */
public record Clearance(UUID repId, @Nullable UUID bagId, boolean closed, List<Item> items) {
    /** Kinds of what is open. */
    public enum Kind {
        /** Goods in the bag: handed in, handed over, or signed for. */
        IN_BAG,
        /** Goods on the way to or from the bag, by a slip that is not confirmed: to be confirmed or settled. */
        SLIP,
        /** An issue that waits for approval: to be decided or undone. */
        ISSUE,
        /** A request that is not issued: to be closed; does not keep the bag open. */
        REQUEST,
        /** A count of the bag that is not posted: to be posted or cancelled. */
        COUNT,
        /** Equipment at a customer in the rep's care: another one takes it over; does not keep the bag open. */
        LOAN,
        /** Goods of a recalled lot to be brought back: another one takes it over; does not keep the bag open. */
        RECALL,
        /** A charge nobody has decided on; does not keep the bag open. */
        CHARGE;

        /** {@return whether the bag stays open because of it} */
        public boolean keepsOpen() {
            return this == IN_BAG || this == SLIP || this == ISSUE || this == COUNT;
        }
    }

    /**
     * Something open.
     *
     * @param kind what
     * @param id identity of the balance, slip, issue, request, count, loan, task or loss report
     * @param number its number or serial, null for none
     * @param itemId the item, null when there are several
     * @param quantity base units, 0 when there are several items
     */
    public record Item(
            Kind kind,
            UUID id,
            @Nullable String number,
            @Nullable UUID itemId,
            long quantity) {}

    /** Keeps the items by value. */
    public Clearance {
        items = List.copyOf(items);
    }
}
