package io.kontor.promo.api.place;

import io.kontor.kernel.api.value.Versioned;
import java.util.UUID;

/**
 * A place.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param data what is known of it; the keeper of a bag is its rep, the parent of a transit its receiving place
 * @param state whether goods may come to it
 */
public record Place(UUID id, long version, PlaceData data, PlaceState state) implements Versioned {
    /** The supplier when nobody names one. */
    public static final UUID SUPPLIER = UUID.fromString("00000000-0000-7000-8000-000000000601");

    /** The other end of opening balances. */
    public static final UUID OPENING = UUID.fromString("00000000-0000-7000-8000-000000000602");

    /** What was handed out. */
    public static final UUID GIVEN = UUID.fromString("00000000-0000-7000-8000-000000000603");

    /** What was lost. */
    public static final UUID LOSS = UUID.fromString("00000000-0000-7000-8000-000000000604");

    /** Differences of counts. */
    public static final UUID COUNT_DIFFERENCE = UUID.fromString("00000000-0000-7000-8000-000000000605");

    /** What came or went for another reason. */
    public static final UUID ADJUSTMENT = UUID.fromString("00000000-0000-7000-8000-000000000606");
}
