package io.kontor.promo.core.store;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.report.CostKey;
import io.kontor.promo.api.report.Recall;
import io.kontor.promo.api.stock.DayBalance;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.ledger.BalanceKey;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** What the reports read: sums over movements, balances and issues, inside some rows of places. */
public final class ReportTables {
    private static final Map<CostKey, String> KEYS = Map.of(
            CostKey.CUSTOMER, "i.customer_id, i.customer_name",
            CostKey.REP, "i.rep_id, cast(null as varchar(200))",
            CostKey.REGION, "p.region_code, cast(null as varchar(200))",
            CostKey.CAMPAIGN, "i.campaign_id, c.name");
    private static final Map<CostKey, String> GROUPS = Map.of(
            CostKey.CUSTOMER, "i.customer_id, i.customer_name",
            CostKey.REP, "i.rep_id",
            CostKey.REGION, "p.region_code",
            CostKey.CAMPAIGN, "i.campaign_id, c.name");

    private final Statements sql;
    private final PlaceWhere where;

    /** Over the connection of a transaction, a place with all below it or all places in some rows. */
    public ReportTables(EntityManager em, @Nullable String treePath, RowScope rows) {
        this.sql = new Statements(em);
        this.where = PlaceWhere.of(treePath, rows);
    }

    private @Nullable Object[] values(@Nullable Object... first) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(where.values());
        return all.toArray();
    }

    /** A step of a balance. */
    public record StepRow(
            LocalDate day,
            UUID movementId,
            MovementKind kind,
            @Nullable String number,
            @Nullable UUID lotId,
            long delta) {}

    /** {@return what came and went of an item at a place, in order} */
    public List<StepRow> steps(UUID placeId, UUID itemId, DateRange days) {
        return sql.list(
                "select s.on_day, m.id, m.kind, coalesce(m.document_number, m.paper_no), b.lot_id, s.delta"
                        + " from promo_step s join promo_balance b on b.id = s.balance_id"
                        + " join promo_movement m on m.id = s.movement_id where b.place_id = ? and b.item_id = ?"
                        + " and s.on_day >= ? and s.on_day <= ? order by s.on_day, m.posted_at, m.id, s.line_no, b.lot_id",
                row -> new StepRow(
                        row.getDate(1).toLocalDate(),
                        Statements.idOf(row.getString(2)),
                        MovementKind.valueOf(row.getString(3)),
                        row.getString(4),
                        lot(row.getString(5)),
                        row.getLong(6)),
                placeId,
                itemId,
                days.from(),
                days.to());
    }

    /** {@return what there was of an item at a place before a day} */
    public long before(UUID placeId, UUID itemId, LocalDate day) {
        return sql.list(
                        "select coalesce(sum(s.delta), 0) from promo_step s join promo_balance b on b.id = s.balance_id"
                                + " where b.place_id = ? and b.item_id = ? and s.on_day < ?",
                        row -> row.getLong(1),
                        placeId,
                        itemId,
                        day)
                .get(0);
    }

    private static @Nullable UUID lot(String text) {
        UUID lot = Statements.idOf(text);
        return lot.equals(BalanceKey.NO_LOT) ? null : lot;
    }

    /** An item at a place. */
    public record Spot(UUID placeId, UUID itemId) {}

    private static Spot spot(ResultSet row) throws SQLException {
        return new Spot(Statements.idOf(row.getString(1)), Statements.idOf(row.getString(2)));
    }

    /** What came and went at a spot by movements of a kind. */
    public record Turnover(Spot spot, MovementKind kind, long in, long out) {}

    /** {@return what came and went in some days} */
    public List<Turnover> turnover(DateRange days) {
        return sql.list(
                "select b.place_id, b.item_id, m.kind, sum(case when s.delta > 0 then s.delta else 0 end),"
                        + " sum(case when s.delta < 0 then -s.delta else 0 end) from promo_step s"
                        + " join promo_balance b on b.id = s.balance_id join promo_movement m on m.id = s.movement_id"
                        + " join promo_place p on p.id = b.place_id where s.on_day >= ? and s.on_day <= ?"
                        + where.text()
                        + " group by b.place_id, b.item_id, m.kind",
                row -> new Turnover(spot(row), MovementKind.valueOf(row.getString(3)), row.getLong(4), row.getLong(5)),
                values(days.from(), days.to()));
    }

    /** What was given cost, of one key and currency. */
    public record Cost(
            @Nullable String key, @Nullable String name, String currency, long quantity, BigDecimal amount) {}

    /** {@return what was given in some days cost; what came back or has no cost is not in it} */
    public List<Cost> cost(CostKey by, DateRange days) {
        return sql.list(
                "select " + KEYS.get(by) + ", l.currency, sum(l.quantity - l.returned),"
                        + " sum((l.quantity - l.returned) * l.unit_cost) from promo_issue i"
                        + " join promo_issue_line l on l.issue_id = i.id join promo_place p on p.id = i.place_id"
                        + " left join promo_campaign c on c.id = i.campaign_id where i.state = 'GIVEN'"
                        + " and l.currency is not null and l.quantity > l.returned and i.on_day >= ? and i.on_day <= ?"
                        + where.text() + " group by " + GROUPS.get(by) + ", l.currency",
                row -> new Cost(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getBigDecimal(5)),
                values(days.from(), days.to()));
    }

    /** What is there of an item at a place, by lot. */
    public record Stock(
            Spot spot,
            PlaceType type,
            long onHand,
            long reserved,
            @Nullable UUID lotId,
            @Nullable LotStatus status,
            @Nullable LocalDate expiresOn,
            int shortDays,
            @Nullable Long lowStock) {
        /** {@return last day it may be given out, null for no end} */
        public @Nullable LocalDate goodUntil() {
            return expiresOn == null ? null : expiresOn.minusDays(shortDays);
        }

        /** {@return whether it may be given out on a day} */
        public boolean isGoodOn(LocalDate day) {
            LocalDate until = goodUntil();
            return (status == null || status == LotStatus.FREE) && (until == null || !until.isBefore(day));
        }
    }

    /** {@return what is there now, and spots of items with a threshold where nothing is} */
    public List<Stock> stock() {
        return sql.list(
                "select b.place_id, b.item_id, p.place_type, b.on_hand, b.reserved, b.lot_id, t.status, t.expires_on,"
                        + " x.short_days, x.low_stock from promo_balance b join promo_place p on p.id = b.place_id"
                        + " join promo_item x on x.id = b.item_id left join promo_lot t on t.id = b.lot_id"
                        + " where (b.on_hand > 0 or x.low_stock is not null)" + where.text()
                        + " order by b.place_id, b.item_id, b.lot_id",
                ReportTables::stock,
                values());
    }

    private static Stock stock(ResultSet row) throws SQLException {
        String status = row.getString(7);
        long low = row.getLong(10);
        boolean noLow = row.wasNull();
        return new Stock(
                spot(row),
                PlaceType.valueOf(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                lot(row.getString(6)),
                status == null ? null : LotStatus.valueOf(status),
                Statements.day(row.getDate(8)),
                row.getInt(9),
                noLow ? null : Long.valueOf(low));
    }

    /** {@return what is approved and not picked, by the place asked} */
    public Map<Spot, Long> openRequests() {
        return sql
                .list(
                        "select r.from_id, l.item_id, sum(l.approved - l.picked) from promo_request r"
                                + " join promo_request_line l on l.request_id = r.id join promo_place p on p.id = r.from_id"
                                + " where r.state in ('APPROVED', 'PARTLY_ISSUED') and l.approved > l.picked"
                                + where.text() + " group by r.from_id, l.item_id",
                        row -> Map.entry(spot(row), row.getLong(3)),
                        values())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What came to, or with a negative number left, a spot on a day. */
    public record Flow(Spot spot, LocalDate day, long quantity) {}

    /** {@return what came and is there in part at least, latest first} */
    public List<Flow> inflows() {
        return flows("s.delta > 0 and b.on_hand > 0");
    }

    /** {@return the same of what is on the way} */
    public List<Flow> arrivals() {
        return flows("s.delta > 0 and b.on_hand > 0 and p.place_type = 'TRANSIT'");
    }

    /** {@return the last day something left, without how much} */
    public List<Flow> outflows() {
        return sql.list(
                "select b.place_id, b.item_id, max(s.on_day) from promo_step s join promo_balance b"
                        + " on b.id = s.balance_id join promo_place p on p.id = b.place_id where s.delta < 0"
                        + where.text() + " group by b.place_id, b.item_id",
                row -> new Flow(spot(row), row.getDate(3).toLocalDate(), 0),
                values());
    }

    private List<Flow> flows(String which) {
        return sql.list(
                "select b.place_id, b.item_id, s.on_day, sum(s.delta) from promo_step s"
                        + " join promo_balance b on b.id = s.balance_id join promo_place p on p.id = b.place_id where "
                        + which + where.text() + " group by b.place_id, b.item_id, s.on_day order by s.on_day desc",
                row -> new Flow(spot(row), row.getDate(3).toLocalDate(), row.getLong(4)),
                values());
    }

    /** {@return where goods of a lot are} */
    public List<DayBalance> holders(UUID lotId) {
        return sql.list(
                "select b.place_id, b.item_id, b.on_hand from promo_balance b join promo_place p on p.id = b.place_id"
                        + " where b.lot_id = ? and b.on_hand > 0" + where.text() + " order by b.place_id",
                row -> new DayBalance(
                        Statements.idOf(row.getString(1)), Statements.idOf(row.getString(2)), lotId, row.getLong(3)),
                values(lotId));
    }

    /** {@return who received goods of a lot and did not give them back} */
    public List<Recall.Receiver> receivers(UUID lotId) {
        return sql.list(
                "select x.id, x.customer_id, x.customer_code, x.customer_name, x.rep_id, x.on_day, x.units from"
                        + " (select i.id, i.customer_id, i.customer_code, i.customer_name, i.rep_id, i.on_day,"
                        + " sum(case when l.to_id = ? then l.quantity else -l.quantity end) as units from promo_issue i"
                        + " join promo_movement m on m.document_id = i.id join promo_line l on l.movement_id = m.id"
                        + " join promo_place p on p.id = i.place_id where l.lot_id = ?" + where.text()
                        + " group by i.id, i.customer_id, i.customer_code, i.customer_name, i.rep_id, i.on_day) x"
                        + " where x.units > 0 order by x.on_day, x.id",
                row -> new Recall.Receiver(
                        new CustomerRef(Statements.id(row.getString(2)), row.getString(3), row.getString(4)),
                        Statements.idOf(row.getString(5)),
                        row.getDate(6).toLocalDate(),
                        Statements.idOf(row.getString(1)),
                        row.getLong(7)),
                values(Place.GIVEN, lotId));
    }
}
