package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.Together;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.core.ledger.Facts;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.ledger.PlaceFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the ledger must know of items, lots and places. */
final class FactTables {
    private static final String ITEMS = "select id, code, tracking, short_days, valid_from, valid_to, unit_cost,"
            + " unit_cost_currency, owner_id, team_id from promo_item where id in ";
    private static final String PLACES =
            "select id, code, place_type, state, parent_id, keeper_id, team_id, region_path"
                    + " from promo_place where id in ";
    private static final String LOTS = "select id, item_id, lot_no, expires_on, status from promo_lot where id in ";
    private static final String LOTS_AT = "select l.id, l.item_id, l.lot_no, l.expires_on, l.status,"
            + " b.on_hand - b.reserved from promo_balance b join promo_lot l on l.id = b.lot_id"
            + " where b.item_id = ? and b.place_id = ? and b.on_hand > b.reserved";

    private static final String CLOSED =
            "select closed_through from promo_head where id = 1 and closed_through is not null";

    private final Statements sql;

    FactTables(Statements sql) {
        this.sql = sql;
    }

    Map<UUID, ItemFacts> items(Collection<UUID> ids) {
        return byId(ITEMS, FactTables::item, ItemFacts::id, ids);
    }

    Map<UUID, PlaceFacts> places(Collection<UUID> ids) {
        return byId(PLACES, FactTables::place, PlaceFacts::id, ids);
    }

    Map<UUID, LotFacts> lots(Collection<UUID> ids) {
        return byId(LOTS, FactTables::lot, LotFacts::id, ids);
    }

    @Nullable
    LocalDate closedThrough() {
        return all(List.of(), List.of(), List.of()).closedThrough();
    }

    Map<LotFacts, Long> lotsAt(UUID itemId, UUID placeId) {
        Map<LotFacts, Long> there = new LinkedHashMap<>();
        sql.list(LOTS_AT, row -> there.put(lot(row), row.getLong(6)), itemId, placeId);
        return there;
    }

    /** Everything at once. */
    Facts all(Collection<UUID> itemIds, Collection<UUID> placeIds, Collection<UUID> lotIds) {
        Together together = sql.together();
        Map<UUID, ItemFacts> items = byId(together, ITEMS, FactTables::item, ItemFacts::id, itemIds);
        Map<UUID, PlaceFacts> places = byId(together, PLACES, FactTables::place, PlaceFacts::id, placeIds);
        Map<UUID, LotFacts> lots = byId(together, LOTS, FactTables::lot, LotFacts::id, lotIds);
        List<LocalDate> closed = new ArrayList<>();
        together.query(CLOSED, row -> closed.add(row.getDate(1).toLocalDate())).send();
        return new Facts(items, places, lots, closed.isEmpty() ? null : closed.get(0));
    }

    private <T> Map<UUID, T> byId(
            String select, Statements.Reader<T> reader, Function<T, UUID> id, Collection<UUID> ids) {
        Together together = sql.together();
        Map<UUID, T> found = byId(together, select, reader, id, ids);
        together.send();
        return found;
    }

    private static <T> Map<UUID, T> byId(
            Together together, String select, Statements.Reader<T> reader, Function<T, UUID> id, Collection<UUID> ids) {
        Map<UUID, T> found = new HashMap<>();
        if (!ids.isEmpty()) {
            together.query(
                    select + Statements.marks(ids.size()),
                    row -> {
                        T fact = reader.read(row);
                        found.put(id.apply(fact), fact);
                    },
                    ids.toArray());
        }
        return found;
    }

    private static ItemFacts item(ResultSet row) throws SQLException {
        return new ItemFacts(
                Statements.idOf(row.getString(1)),
                row.getString(2),
                Tracking.valueOf(row.getString(3)),
                row.getInt(4),
                Statements.day(row.getDate(5)),
                Statements.day(row.getDate(6)),
                Statements.money(row.getBigDecimal(7), row.getString(8)),
                Statements.id(row.getString(9)),
                Statements.id(row.getString(10)));
    }

    private static PlaceFacts place(ResultSet row) throws SQLException {
        return new PlaceFacts(
                Statements.idOf(row.getString(1)),
                row.getString(2),
                PlaceType.valueOf(row.getString(3)),
                PlaceState.valueOf(row.getString(4)),
                Statements.id(row.getString(5)),
                Statements.id(row.getString(6)),
                Statements.id(row.getString(7)),
                row.getString(8));
    }

    private static LotFacts lot(ResultSet row) throws SQLException {
        return new LotFacts(
                Statements.idOf(row.getString(1)),
                Statements.idOf(row.getString(2)),
                row.getString(3),
                Statements.day(row.getDate(4)),
                LotStatus.valueOf(row.getString(5)));
    }
}
