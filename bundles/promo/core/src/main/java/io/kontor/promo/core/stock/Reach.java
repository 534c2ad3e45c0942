package io.kontor.promo.core.stock;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.PlaceFacts;
import java.util.EnumSet;
import java.util.Set;

/** The gate of a caller: what leaves or reaches places outside the caller's rows is refused. */
public final class Reach implements Gate {
    private static final Set<PlaceType> STORES =
            EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH, PlaceType.CUSTOMER_SITE);

    private final RowScope rows;

    /** The gate of rows. */
    public Reach(RowScope rows) {
        this.rows = rows;
    }

    @Override
    public void place(PlaceFacts place) {
        if (!place.holdsStock() || rows.covers(place.keeperId(), place.teamId(), place.regionPath())) {
            return;
        }
        if (place.type() == PlaceType.REP_BAG) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "BAG_NOT_YOURS");
        }
        throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", "placeId");
    }

    @Override
    public void item(ItemFacts item, PlaceFacts from) {
        boolean owned = item.ownerId() != null || item.teamId() != null;
        if (owned && STORES.contains(from.type()) && !rows.covers(item.ownerId(), item.teamId(), null)) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "ITEM_NOT_YOURS").with("item", item.code());
        }
    }
}
