package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.spi.IssueUsage;
import io.kontor.promo.api.spi.RouteDirectory.Route;
import io.kontor.promo.api.value.CustomerRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Adds up what was given before; what waits, was rejected or undone does not count. */
public final class IssueUsageTables implements IssueUsage {
    private static final String FROM = " from promo_issue i join promo_issue_line l on l.issue_id = i.id"
            + " join promo_item t on t.id = l.item_id where i.state = 'GIVEN' and i.on_day >= ? and i.on_day <= ?";

    private static final int AT_ONCE = 500;

    private final Statements sql;

    /** Over the connection of a transaction. */
    public IssueUsageTables(EntityManager em) {
        this.sql = new Statements(em);
    }

    @Override
    public long quantity(DateRange days, About about) {
        List<@Nullable Object> values = new ArrayList<>(List.of(days.from(), days.to()));
        String where = where(about, values);
        return sql.list(
                        "select coalesce(sum(l.quantity - l.returned), 0)" + FROM + where,
                        row -> row.getLong(1),
                        values.toArray())
                .get(0);
    }

    /** {@return base units of an item that who drives a route gave to its customers, to anybody when it names none} */
    public long quantity(DateRange days, UUID itemId, Route route) {
        if (route.reps().isEmpty()) {
            return 0;
        }
        List<@Nullable Object> values = new ArrayList<>(List.of(days.from(), days.to(), itemId));
        values.addAll(route.reps());
        long sum = 0;
        List<UUID> customers = route.customers().stream().sorted().toList();
        // as many as a statement takes
        for (int from = 0; from == 0 || from < customers.size(); from += AT_ONCE) {
            List<UUID> some = customers.subList(from, Math.min(from + AT_ONCE, customers.size()));
            List<@Nullable Object> all = new ArrayList<>(values);
            all.addAll(some);
            sum += sql.list(
                            "select coalesce(sum(l.quantity - l.returned), 0)" + FROM + " and l.item_id = ?"
                                    + " and i.rep_id in "
                                    + Statements.marks(route.reps().size())
                                    + (some.isEmpty() ? "" : " and i.customer_id in " + Statements.marks(some.size())),
                            row -> row.getLong(1),
                            all.toArray())
                    .get(0);
        }
        return sum;
    }

    @Override
    public BigDecimal value(DateRange days, About about, String currency) {
        List<@Nullable Object> values = new ArrayList<>(List.of(days.from(), days.to()));
        String where = where(about, values) + " and l.currency = ?";
        values.add(currency);
        return sql.list(
                        "select sum((l.quantity - l.returned) * l.unit_cost)" + FROM + where,
                        row -> Optional.ofNullable(row.getBigDecimal(1)),
                        values.toArray())
                .get(0)
                .orElse(BigDecimal.ZERO);
    }

    /** Lets nobody else count by a rule until the end of the transaction; rules are taken in order. */
    public void takeTurn(List<UUID> rules) {
        rules.stream()
                .sorted()
                .forEach(rule -> sql.update("update promo_quota_turn set turns = turns + 1 where rule_id = ?", rule));
    }

    /** Makes room for the turns of a new rule. */
    public void openTurns(UUID rule) {
        sql.update("insert into promo_quota_turn (rule_id, turns) values (?, 0)", rule);
    }

    /** Removes the turns of a rule that is gone. */
    public void closeTurns(UUID rule) {
        sql.update("delete from promo_quota_turn where rule_id = ?", rule);
    }

    private static String where(About about, List<@Nullable Object> values) {
        StringBuilder where = new StringBuilder();
        CustomerRef customer = about.customer();
        if (customer != null && customer.id() != null) {
            equal("i.customer_id", customer.id(), where, values);
        } else if (customer != null) {
            where.append(" and i.customer_id is null");
            equal("i.customer_name", customer.name(), where, values);
        }
        equal("i.rep_id", about.repId(), where, values);
        equal("l.item_id", about.itemId(), where, values);
        equal("t.kind", about.kind(), where, values);
        equal("i.grade", about.grade(), where, values);
        if (about.regionCode() != null) {
            where.append(" and (i.region_path like ? escape '!' or i.region_path like ? escape '!')");
            String code =
                    about.regionCode().replace("!", "!!").replace("%", "!%").replace("_", "!_");
            values.add(code + "/%");
            values.add("%/" + code + "/%");
        }
        return where.toString();
    }

    private static void equal(
            String column, @Nullable Object value, StringBuilder where, List<@Nullable Object> values) {
        if (value != null) {
            where.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }
}
