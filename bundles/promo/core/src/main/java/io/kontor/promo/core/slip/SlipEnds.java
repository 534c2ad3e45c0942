package io.kontor.promo.core.slip;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.core.ledger.PlaceFacts;
import io.kontor.promo.core.store.JdbcLedgerStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Between which places a slip of a kind goes. */
final class SlipEnds {
    private static final Set<PlaceType> STORES = EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH);
    private static final Set<PlaceType> BAGS = EnumSet.of(PlaceType.REP_BAG);
    private static final Set<PlaceType> BOTH = EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH, PlaceType.REP_BAG);

    private SlipEnds() {}

    /** {@return the place the goods leave} */
    static PlaceFacts check(SlipData data, JdbcLedgerStore store) {
        Map<UUID, PlaceFacts> places = store.places(List.of(data.fromId(), data.toId()));
        PlaceFacts from = known(places.get(data.fromId()), "fromId");
        PlaceFacts to = known(places.get(data.toId()), "toId");
        Set<PlaceType> givers = data.kind() == SlipKind.ISSUE ? STORES : BAGS;
        Set<PlaceType> takers =
                switch (data.kind()) {
                    case ISSUE -> BOTH;
                    case TRANSFER -> BAGS;
                    case RETURN -> STORES;
                };
        if (!givers.contains(from.type())) {
            throw KontorException.of(ProblemKind.INVALID, "WRONG_ENDS", "fromId");
        }
        if (!takers.contains(to.type())) {
            throw KontorException.of(ProblemKind.INVALID, "WRONG_ENDS", "toId");
        }
        if (to.state() == PlaceState.CLOSED) {
            throw KontorException.of(ProblemKind.CONFLICT, "PLACE_CLOSED").with("place", to.code());
        }
        return from;
    }

    private static PlaceFacts known(@Nullable PlaceFacts place, String field) {
        if (place == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", field);
        }
        return place;
    }
}
