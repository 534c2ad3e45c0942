package io.kontor.promo.core.slip;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.PlaceFacts;
import io.kontor.promo.core.stock.Reach;
import io.kontor.promo.core.store.JdbcLedgerStore;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;

/** The gate of who answers for one end of a slip: that place must be in reach, the other one may be another's. */
final class OneEnd implements Gate {
    private final UUID placeId;
    private final Reach reach;

    OneEnd(RowScope rows, UUID placeId) {
        this.placeId = placeId;
        this.reach = new Reach(rows);
    }

    /**
     * {@return the gate of an end that is in reach}
     *
     * @throws KontorException FORBIDDEN {@code BAG_NOT_YOURS}; INVALID {@code UNKNOWN_PLACE}
     */
    static OneEnd of(EntityManager em, Access access, UUID placeId) {
        OneEnd gate = new OneEnd(access.rows(), placeId);
        new JdbcLedgerStore(em).places(List.of(placeId)).values().forEach(gate::place);
        return gate;
    }

    @Override
    public void place(PlaceFacts place) {
        if (place.id().equals(placeId)) {
            reach.place(place);
        }
    }

    @Override
    public void item(ItemFacts item, PlaceFacts from) {
        if (from.id().equals(placeId)) {
            reach.item(item, from);
        }
    }
}
