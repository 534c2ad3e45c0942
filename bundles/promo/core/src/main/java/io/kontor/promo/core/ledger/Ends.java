package io.kontor.promo.core.ledger;

import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.MovementKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Between which places goods of a kind of movement go. */
final class Ends {
    private static final Set<PlaceType> SHELVES =
            EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH, PlaceType.REP_BAG, PlaceType.CUSTOMER_SITE);
    private static final Set<PlaceType> STORES = EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH);
    private static final Set<PlaceType> STORES_AND_SITES =
            EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH, PlaceType.CUSTOMER_SITE);
    private static final Set<PlaceType> ALL_STOCK = EnumSet.copyOf(
            Arrays.stream(PlaceType.values()).filter(PlaceType::holdsStock).toList());

    private Ends() {}

    static boolean fit(MovementKind kind, PlaceType from, PlaceType to) {
        return switch (kind) {
            case OPENING -> from == PlaceType.OPENING && SHELVES.contains(to);
            case RECEIPT -> from == PlaceType.SUPPLIER && STORES.contains(to);
            case STOCK_IN -> from == PlaceType.ADJUSTMENT && STORES.contains(to);
            case STOCK_OUT -> STORES.contains(from) && to == PlaceType.ADJUSTMENT;
            case TRANSFER -> STORES_AND_SITES.contains(from) && STORES_AND_SITES.contains(to);
            case DISPATCH, HAND_IN -> SHELVES.contains(from) && to == PlaceType.TRANSIT;
            case CONFIRM, SEND_BACK -> from == PlaceType.TRANSIT && SHELVES.contains(to);
            case ISSUE -> SHELVES.contains(from) && to == PlaceType.GIVEN;
            case RETURN -> from == PlaceType.GIVEN && SHELVES.contains(to);
            case LOSS -> ALL_STOCK.contains(from) && to == PlaceType.LOSS;
            case COUNT_DIFFERENCE ->
                (ALL_STOCK.contains(from) && to == PlaceType.COUNT_DIFFERENCE)
                        || (from == PlaceType.COUNT_DIFFERENCE && ALL_STOCK.contains(to));
            case LOAN -> SHELVES.contains(from) && to == PlaceType.CUSTOMER_SITE;
            case LOAN_RETURN -> from == PlaceType.CUSTOMER_SITE && SHELVES.contains(to);
            case REVERSAL -> false;
        };
    }

    /** {@return whether goods of the kind must be good to be given out} */
    static boolean givesOut(MovementKind kind) {
        return kind == MovementKind.ISSUE || kind == MovementKind.DISPATCH;
    }
}
