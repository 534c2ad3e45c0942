package io.kontor.promo.core.stock;

import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.Balance;
import io.kontor.promo.api.stock.Figures;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.store.BalanceEntity;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.JdbcLedgerStore;
import io.kontor.promo.core.store.PlaceEntity;
import io.kontor.promo.core.store.PlaceScope;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;

/** What balances can be filtered and sorted by, and their five figures. */
final class BalanceList {
    private static final Set<PlaceType> SHELVES =
            EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH, PlaceType.REP_BAG, PlaceType.CUSTOMER_SITE);

    /** The list, built once. */
    static final Listing<BalanceEntity> BALANCES = Listing.of(BalanceEntity.class, "id")
            .field("id", Kind.UUID_KIND, b -> b.get("id"))
            .field("placeId", Kind.UUID_KIND, b -> b.get("placeId"))
            .field("itemId", Kind.UUID_KIND, b -> b.get("itemId"))
            .field("lotId", Kind.UUID_KIND, b -> b.get("lotId"))
            .field("onHand", Kind.LONG, b -> b.get("onHand"))
            .field("reserved", Kind.LONG, b -> b.get("reserved"))
            .test("placeCode", (q, c) -> atPlace(q, c, Kind.TEXT, "code"))
            .test("placeType", (q, c) -> atPlace(q, c, Kind.ofEnum(PlaceType.class), "type"))
            .test("keeperId", (q, c) -> atPlace(q, c, Kind.UUID_KIND, "keeperId"))
            .test("regionCode", (q, c) -> atPlace(q, c, Kind.TEXT, "regionCode"))
            .test("itemCode", BalanceList::ofItem)
            .test("under", BalanceList::under)
            .defaultSort("placeId,itemId,lotId")
            .build();

    private BalanceList() {}

    private static <T extends Comparable<? super T>> Predicate atPlace(
            Listing.Query<BalanceEntity> query, Filter.Condition condition, Kind<T> kind, String column) {
        Subquery<UUID> places = query.query().subquery(UUID.class);
        Root<PlaceEntity> place = places.from(PlaceEntity.class);
        places.select(place.get("id")).where(Conditions.on(query.cb(), kind, place.get(column), condition));
        return query.root().<UUID>get("placeId").in(places);
    }

    private static Predicate ofItem(Listing.Query<BalanceEntity> query, Filter.Condition condition) {
        Subquery<UUID> items = query.query().subquery(UUID.class);
        Root<ItemEntity> item = items.from(ItemEntity.class);
        items.select(item.get("id")).where(Conditions.on(query.cb(), Kind.TEXT, item.get("code"), condition));
        return query.root().<UUID>get("itemId").in(items);
    }

    private static Predicate under(Listing.Query<BalanceEntity> query, Filter.Condition condition) {
        if (condition.operator() != Operator.EQ) {
            throw Conditions.operator(condition);
        }
        return atPlace(
                query,
                new Filter.Condition(
                        "under", Operator.LIKE, List.of("*" + condition.values().get(0) + "/*")),
                Kind.TEXT,
                "treePath");
    }

    /** {@return balances of places that hold stock for good, in some rows} */
    static Predicate in(RowScope rows, Listing.Query<BalanceEntity> query) {
        Subquery<UUID> places = query.query().subquery(UUID.class);
        Root<PlaceEntity> place = places.from(PlaceEntity.class);
        Predicate shelf = place.get("type").in(SHELVES);
        places.select(place.get("id"))
                .where(rows.all() ? shelf : query.cb().and(shelf, PlaceScope.in(rows, query.cb(), place)));
        return query.root().<UUID>get("placeId").in(places);
    }

    /** {@return balances with their figures on a day, in the same order} */
    static List<Balance> balances(EntityManager em, List<BalanceEntity> rows, LocalDate today) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<BalanceKey, Long> coming = coming(em, rows);
        Set<UUID> bad = bad(em, rows, today);
        return rows.stream()
                .map(row -> {
                    BalanceKey key = row.key();
                    long blocked = bad.contains(key.lotId()) ? row.onHand() : 0;
                    long available = Math.max(0, row.onHand() - row.reserved() - blocked);
                    Figures figures =
                            new Figures(row.onHand(), row.reserved(), blocked, available, coming.getOrDefault(key, 0L));
                    return new Balance(row.id(), key.placeId(), key.itemId(), key.lotOrNull(), figures);
                })
                .toList();
    }

    private static Map<BalanceKey, Long> coming(EntityManager em, List<BalanceEntity> rows) {
        Map<BalanceKey, Long> coming = new HashMap<>();
        em.createQuery(
                        "select b, p.parentId from BalanceEntity b, PlaceEntity p where b.placeId = p.id"
                                + " and p.type = :transit and p.parentId in :places and b.onHand > 0",
                        Object[].class)
                .setParameter("transit", PlaceType.TRANSIT)
                .setParameter(
                        "places",
                        rows.stream().map(r -> r.key().placeId()).distinct().toList())
                .getResultStream()
                .forEach(row -> {
                    BalanceEntity transit = (BalanceEntity) row[0];
                    BalanceKey key =
                            new BalanceKey(transit.key().itemId(), transit.key().lotId(), (UUID) row[1]);
                    coming.merge(key, transit.onHand(), Long::sum);
                });
        return coming;
    }

    /** {@return lots that may not be given out} */
    private static Set<UUID> bad(EntityManager em, List<BalanceEntity> rows, LocalDate today) {
        List<UUID> lots = rows.stream()
                .map(r -> r.key().lotId())
                .filter(id -> !id.equals(BalanceKey.NO_LOT))
                .distinct()
                .toList();
        if (lots.isEmpty()) {
            return Set.of();
        }
        JdbcLedgerStore store = new JdbcLedgerStore(em);
        Map<UUID, LotFacts> facts = store.lots(lots);
        Map<UUID, ItemFacts> items = store.items(
                facts.values().stream().map(LotFacts::itemId).distinct().toList());
        return facts.values().stream()
                .filter(lot -> !lot.isGoodOn(
                        today, Objects.requireNonNull(items.get(lot.itemId())).shortDays()))
                .map(LotFacts::id)
                .collect(Collectors.toSet());
    }
}
