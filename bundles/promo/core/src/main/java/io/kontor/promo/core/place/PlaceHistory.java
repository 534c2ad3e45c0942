package io.kontor.promo.core.place;

import io.kontor.kernel.api.history.History;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.HistoryEntity;
import io.kontor.kernel.jpa.HistoryList;
import io.kontor.kernel.jpa.Listing;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.PlaceScope;
import java.util.UUID;
import javax.persistence.criteria.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The history of places and of what happens there: who sees the place sees it. */
@Component(property = "kontor.module=promo")
public final class PlaceHistory implements History {
    private static final String MODULE = "promo";

    private final HistoryList list;

    /** Over the module's transactions. */
    @Activate
    public PlaceHistory(@Reference PromoTransactions transactions) {
        list = new HistoryList(MODULE, transactions.get(), PlaceHistory::ofPlacesIn);
    }

    private static Predicate ofPlacesIn(RowScope rows, Listing.Query<HistoryEntity> query) {
        return query.root().<UUID>get("rootId").in(PlaceScope.places(rows, query.cb(), query.query()));
    }

    @Override
    public String module() {
        return MODULE;
    }

    @Override
    public Page<HistoryEntry> list(ListQuery query) {
        return list.list(query);
    }
}
