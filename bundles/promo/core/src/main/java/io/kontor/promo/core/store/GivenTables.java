package io.kontor.promo.core.store;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** What was given and did not come back, line by line, in the order of time. */
public final class GivenTables {
    private final Statements sql;

    /** Over the connection of a transaction. */
    public GivenTables(EntityManager em) {
        this.sql = new Statements(em);
    }

    /** Base units of an item for a recipient. */
    public record Given(
            UUID issueId,
            @Nullable UUID customerId,
            String customerName,
            @Nullable String grade,
            LocalDate day,
            UUID repId,
            @Nullable String conditionRef,
            UUID itemId,
            long quantity,
            @Nullable Money unitCost) {
        /** {@return what they cost, null when that is not known} */
        public @Nullable Money cost() {
            return unitCost == null
                    ? null
                    : new Money(unitCost.amount().multiply(BigDecimal.valueOf(quantity)), unitCost.currency());
        }
    }

    /** What is asked for; null parts do not matter. */
    public record Ask(
            @Nullable DateRange days,
            @Nullable UUID itemId,
            @Nullable UUID campaignId,
            @Nullable UUID customerId,
            @Nullable String orderRef) {}

    /** {@return what was given, from places in some rows or by a rep of theirs} */
    public List<Given> given(Ask ask, RowScope rows) {
        StringBuilder text =
                new StringBuilder("select i.id, i.customer_id, i.customer_name, i.grade, i.on_day, i.rep_id,"
                        + " i.condition_ref, l.item_id, l.quantity - l.returned, l.unit_cost, l.currency from promo_issue i"
                        + " join promo_issue_line l on l.issue_id = i.id join promo_place p on p.id = i.place_id"
                        + " where i.state = 'GIVEN' and l.quantity > l.returned");
        List<@Nullable Object> values = new ArrayList<>();
        DateRange days = ask.days();
        if (days != null) {
            text.append(" and i.on_day >= ? and i.on_day <= ?");
            values.add(days.from());
            values.add(days.to());
        }
        add(text, values, " and l.item_id = ?", ask.itemId());
        add(text, values, " and i.campaign_id = ?", ask.campaignId());
        add(text, values, " and i.customer_id = ?", ask.customerId());
        add(text, values, " and i.order_ref = ?", ask.orderRef());
        if (!rows.all()) {
            PlaceWhere where = PlaceWhere.of(null, rows);
            text.append(" and (").append(where.text().substring(" and ".length()));
            values.addAll(where.values());
            if (!rows.owners().isEmpty()) {
                text.append(" or i.rep_id in ")
                        .append(Statements.marks(rows.owners().size()));
                values.addAll(rows.owners());
            }
            text.append(')');
        }
        text.append(" order by i.on_day, i.made_at, i.id, l.item_id");
        return sql.list(text.toString(), GivenTables::row, values.toArray());
    }

    private static Given row(ResultSet row) throws SQLException {
        return new Given(
                Statements.idOf(row.getString(1)),
                Statements.id(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getDate(5).toLocalDate(),
                Statements.idOf(row.getString(6)),
                row.getString(7),
                Statements.idOf(row.getString(8)),
                row.getLong(9),
                Statements.money(row.getBigDecimal(10), row.getString(11)));
    }

    private static void add(StringBuilder text, List<@Nullable Object> values, String part, @Nullable Object value) {
        if (value != null) {
            text.append(part);
            values.add(value);
        }
    }

    /** Lets nobody else count what is given with an order until the end of the transaction. */
    public void takeTurn(String orderRef) {
        sql.update(
                "update promo_order_turn set turns = turns + 1 where stripe = ?",
                Math.floorMod(orderRef.hashCode(), 16));
    }
}
