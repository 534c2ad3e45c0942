package io.kontor.promo.core.lookup;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Sort;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.asset.AssetLoan;
import io.kontor.promo.api.asset.AssetLoans;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.spi.PromoLookup;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.place.AutomaticPlaces;
import io.kontor.promo.core.store.GivenTables;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.PlaceEntity;
import io.kontor.promo.core.store.ReportTables;
import io.kontor.promo.core.store.ReportTables.Stock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The lookup over the database. */
@Component
public final class JpaPromoLookup implements PromoLookup {
    private final Transactions transactions;
    private final AutomaticPlaces places;
    private final AssetLoans loans;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaPromoLookup(
            @Reference PromoTransactions transactions,
            @Reference AutomaticPlaces places,
            @Reference AssetLoans loans,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.places = places;
        this.loans = loans;
        this.clock = clock;
    }

    @Override
    public List<Carried> carried(UUID repId) {
        Access access = Call.require("promo:bag:read");
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return places.bagIfThere(repId)
                .map(bag -> transactions.read(em -> {
                    PlaceEntity place = em.find(PlaceEntity.class, bag);
                    return place == null || !place.isIn(access.rows()) ? List.<Carried>of() : carried(em, place, today);
                }))
                .orElseGet(List::of);
    }

    private static List<Carried> carried(EntityManager em, PlaceEntity bag, LocalDate today) {
        Map<UUID, long[]> sums = new LinkedHashMap<>();
        for (Stock part : new ReportTables(em, bag.treePath(), RowScope.ALL).stock()) {
            if (part.spot().placeId().equals(bag.id()) && part.onHand() > 0) {
                long[] sum = sums.computeIfAbsent(part.spot().itemId(), item -> new long[2]);
                sum[0] += part.onHand();
                sum[1] += part.isGoodOn(today) ? part.onHand() - part.reserved() : 0;
            }
        }
        List<Carried> carried = new ArrayList<>();
        sums.forEach((id, sum) -> {
            ItemEntity item = em.find(ItemEntity.class, id);
            if (item != null) {
                PromoItemData data = item.data();
                carried.add(new Carried(id, data.code(), data.name(), data.baseUnit(), sum[0], sum[1]));
            }
        });
        carried.sort(Comparator.comparing(Carried::code));
        return carried;
    }

    @Override
    public List<Given> given(UUID customerId, DateRange days) {
        Access access = Call.require("promo:issue:read");
        List<Given> given = new ArrayList<>(transactions
                .read(em -> new GivenTables(em)
                        .given(new GivenTables.Ask(days, null, null, customerId, null), access.rows()))
                .stream()
                .map(g -> new Given(g.itemId(), g.day(), g.repId(), g.quantity()))
                .toList());
        Collections.reverse(given);
        return given;
    }

    @Override
    public List<AssetLoan> lent(UUID customerId) {
        Filter here = new Filter.And(List.of(
                new Filter.Condition("customerId", Operator.EQ, List.of(customerId.toString())),
                new Filter.Condition("returnedOn", Operator.IS_NULL, List.of())));
        return loans.list(new ListQuery(here, Sort.parse("nextInspection"), ListQuery.MAX_LIMIT, null, false))
                .items();
    }
}
