package io.kontor.promo.api.value;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the identities on a document are called, for a paper that people read. Who sees the document sees the names on
 * it.
 *
 * @param places places by identity
 * @param items items by identity
 * @param lots lots by identity
 */
public record PaperNames(Map<UUID, Place> places, Map<UUID, Item> items, Map<UUID, Lot> lots) {
    /** Keeps the names by value. */
    public PaperNames {
        places = Map.copyOf(places);
        items = Map.copyOf(items);
        lots = Map.copyOf(lots);
    }

    /**
     * What a place is called.
     *
     * @param code its code
     * @param name its name
     */
    public record Place(String code, String name) {}

    /**
     * What an item is called.
     *
     * @param code its code
     * @param name its name
     * @param unit its base unit
     */
    public record Item(String code, String name, String unit) {}

    /**
     * What a lot is called.
     *
     * @param lotNo its number
     * @param expiresOn its last day, null when it does not expire
     */
    public record Lot(String lotNo, @Nullable LocalDate expiresOn) {}
}
