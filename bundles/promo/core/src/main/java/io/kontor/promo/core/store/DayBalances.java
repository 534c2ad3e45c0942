package io.kontor.promo.core.store;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.promo.api.stock.BalancesAsk;
import io.kontor.promo.api.stock.DayBalance;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.store.ReportTables.Spot;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * What there was at the end of a day: the latest snapshot not after it, and the steps since. A snapshot leaves out what
 * was zero.
 */
public final class DayBalances {
    private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);
    // only in a table of its own may it be compared: Derby makes an inner join of the outer ones otherwise
    private static final String SUM = "coalesce(s.on_hand, 0) + coalesce(d.delta, 0)";
    private static final String FROM = " from promo_balance b"
            + " left join promo_snapshot s on s.on_day = ? and s.balance_id = b.id"
            + " left join (select balance_id, sum(delta) as delta from promo_step where on_day > ? and on_day <= ?"
            + " group by balance_id) d on d.balance_id = b.id";

    private final Statements sql;

    /** Over the connection of a transaction. */
    public DayBalances(EntityManager em) {
        this.sql = new Statements(em);
    }

    /**
     * {@return one page}
     *
     * @param under path of the place with all below it, null for all
     */
    public Page<DayBalance> page(BalancesAsk ask, @Nullable String under, RowScope rows) {
        LocalDate base = base(ask.day());
        StringBuilder where = new StringBuilder();
        List<@Nullable Object> values = new ArrayList<>(List.of(base, base, ask.day()));
        in(under, rows, where, values);
        equal("b.item_id", ask.itemId(), where, values);
        equal("b.lot_id", ask.lotId(), where, values);
        after(ask.cursor(), where, values);
        List<DayBalance> found = sql.list(
                "select x.place_id, x.item_id, x.lot_id, x.there from (select b.place_id, b.item_id, b.lot_id, " + SUM
                        + " as there"
                        + FROM + " join promo_place p on p.id = b.place_id where b.seq > 0" + where
                        + ") x where x.there > 0 order by x.place_id, x.item_id, x.lot_id fetch first "
                        + (ask.limit() + 1) + " rows only",
                DayBalances::balance,
                values.toArray());
        boolean more = found.size() > ask.limit();
        List<DayBalance> page = more ? found.subList(0, ask.limit()) : found;
        return new Page<>(page, more ? cursor(page.get(page.size() - 1)) : null, null);
    }

    private static void in(@Nullable String under, RowScope rows, StringBuilder where, List<@Nullable Object> values) {
        PlaceWhere place = PlaceWhere.of(under, rows);
        where.append(place.text());
        values.addAll(place.values());
    }

    /**
     * {@return base units of each item at each place at the end of a day, where there are any}
     *
     * @param under path of the place with all below it, null for all
     */
    public Map<Spot, Long> sums(LocalDate day, @Nullable String under, RowScope rows) {
        LocalDate base = base(day);
        StringBuilder where = new StringBuilder();
        List<@Nullable Object> values = new ArrayList<>(List.of(base, base, day));
        in(under, rows, where, values);
        Map<Spot, Long> sums = new HashMap<>();
        sql.list(
                        "select x.place_id, x.item_id, sum(x.there) from (select b.place_id, b.item_id, " + SUM
                                + " as there" + FROM + " join promo_place p on p.id = b.place_id where b.seq > 0"
                                + where + ") x where x.there > 0 group by x.place_id, x.item_id",
                        row -> Map.entry(
                                new Spot(Statements.idOf(row.getString(1)), Statements.idOf(row.getString(2))),
                                row.getLong(3)),
                        values.toArray())
                .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
        return sums;
    }

    /** {@return the latest day with a snapshot that is not after a day} */
    private LocalDate base(LocalDate day) {
        return sql.list(
                        "select max(on_day) from promo_snapshot_day where on_day <= ?",
                        row -> Optional.ofNullable(Statements.day(row.getDate(1))),
                        day)
                .get(0)
                .orElse(LONG_AGO);
    }

    private static DayBalance balance(ResultSet row) throws SQLException {
        UUID lot = Statements.idOf(row.getString(3));
        return new DayBalance(
                Statements.idOf(row.getString(1)),
                Statements.idOf(row.getString(2)),
                lot.equals(BalanceKey.NO_LOT) ? null : lot,
                row.getLong(4));
    }

    private static void equal(String column, @Nullable UUID id, StringBuilder where, List<@Nullable Object> values) {
        if (id != null) {
            where.append(" and ").append(column).append(" = ?");
            values.add(id);
        }
    }

    private static void after(@Nullable String cursor, StringBuilder where, List<@Nullable Object> values) {
        if (cursor == null) {
            return;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            String[] ids = text.split(" ", -1);
            UUID place = UUID.fromString(ids[0]);
            UUID item = UUID.fromString(ids[1]);
            UUID lot = UUID.fromString(ids[2]);
            where.append(" and (b.place_id > ? or (b.place_id = ? and (b.item_id > ?"
                    + " or (b.item_id = ? and b.lot_id > ?))))");
            values.addAll(List.of(place, place, item, item, lot));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw KontorException.of(ProblemKind.MALFORMED, "CURSOR_INVALID", "cursor");
        }
    }

    private static String cursor(DayBalance last) {
        UUID lot = last.lotId() == null ? BalanceKey.NO_LOT : last.lotId();
        String text = last.placeId() + " " + last.itemId() + " " + lot;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Makes the snapshot of a day that is over, in place of one that is not valid any more. */
    public void snapshot(LocalDate day, Instant now) {
        sql.update("update promo_head set changed = changed + 1 where id = 1");
        LocalDate base = base(day.minusDays(1));
        sql.update("delete from promo_snapshot_day where on_day = ?", day);
        sql.update("delete from promo_snapshot where on_day = ?", day);
        sql.update(
                "insert into promo_snapshot (on_day, balance_id, on_hand) select cast(? as date), x.id, x.there from"
                        + " (select b.id, " + SUM + " as there" + FROM + ") x where x.there > 0",
                day,
                base,
                base,
                day);
        sql.update("insert into promo_snapshot_day (on_day, made_at) values (?, ?)", day, now);
    }

    /** {@return the days up to one that have no valid snapshot, earliest first; at most so many} */
    public List<LocalDate> missing(LocalDate last, int most) {
        Optional<LocalDate> first = sql.list(
                        "select min(on_day) from promo_step",
                        row -> Optional.ofNullable(Statements.day(row.getDate(1))))
                .get(0);
        if (first.isEmpty()) {
            return List.of();
        }
        LocalDate from = first.get().isBefore(last.minusDays(most - 1L)) ? last.minusDays(most - 1L) : first.get();
        Set<LocalDate> there = new HashSet<>(sql.list(
                "select on_day from promo_snapshot_day where on_day >= ?",
                row -> row.getDate(1).toLocalDate(),
                from));
        return from.isAfter(last)
                ? List.of()
                : from.datesUntil(last.plusDays(1))
                        .filter(day -> !there.contains(day))
                        .toList();
    }
}
