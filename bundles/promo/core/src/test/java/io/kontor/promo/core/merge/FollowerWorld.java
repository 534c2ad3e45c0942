package io.kontor.promo.core.merge;

import static io.kontor.promo.core.issue.IssueWorld.GIVE;
import static io.kontor.promo.core.issue.IssueWorld.READ;
import static io.kontor.promo.core.issue.IssueWorld.data;

import io.kontor.customer.api.archive.CustomerDirectory.Snapshot;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.promo.api.asset.LoanData;
import io.kontor.promo.api.gift.GiftData;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRule;
import io.kontor.promo.api.quota.QuotaRuleData;
import io.kontor.promo.api.quota.QuotaRuleData.Measure;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.gift.JpaGiftRegister;
import io.kontor.promo.core.issue.IssueWorld;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Two customers nobody else knows, each with a bit of everything. */
final class FollowerWorld implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("promo_issue", "promo_loan", "promo_place", "promo_gift", "promo_quota_rule");
    private static final Map<PromoWorld.Databases, Module> MODULES = new EnumMap<>(PromoWorld.Databases.class);

    /** Ends all of them. */
    static void closeAll() {
        MODULES.values().forEach(module -> module.issues().close());
        MODULES.clear();
    }

    /** A module on one of the databases, with a rep who has pens to give. */
    private record Module(IssueWorld issues, UUID pen, Actor li) {
        static Module on(PromoWorld.Databases database) {
            IssueWorld issues = new IssueWorld(database.open());
            issues.archiveComes();
            UUID pen = issues.item("PEN", "2.50");
            return new Module(issues, pen, issues.rep("li", pen, 1_000, GIVE, READ));
        }
    }

    final IssueWorld issues;
    final CustomerMergeFollower follower;
    final UUID pen;
    final Actor li;
    final CustomerRef winner;
    final CustomerRef loser;
    final String mark = UUID.randomUUID().toString().substring(0, 8);

    FollowerWorld(PromoWorld.Databases database) {
        Module module = MODULES.computeIfAbsent(database, Module::on);
        issues = module.issues();
        follower = new CustomerMergeFollower(issues.base.transactions, issues.base.clock);
        pen = module.pen();
        li = module.li();
        winner = customer("Winner");
        loser = customer("Loser");
    }

    CustomerRef customer(String name) {
        UUID id = UUID.randomUUID();
        issues.customers.put(id, new Snapshot(id, name, name, Lifecycle.ACTIVE, null, null, null));
        return new CustomerRef(id, name, name);
    }

    void everything() {
        JpaGiftRegister gifts =
                new JpaGiftRegister(issues.base.transactions, issues.base.kernel.staff(), issues.base.clock);
        give(winner, "1");
        give(loser, "2");
        give(loser, "3");
        PromoWorld.admin(() -> gifts.enter(new GiftData(li.id(), loser, "watch", null, PromoWorld.TODAY, null, null)));
        lend("F1", loser);
        lend("F2", loser);
        rule("LOSER-9", loser, "9");
    }

    CustomerIssue give(CustomerRef to, String quantity) {
        return issues.give(li, data(to, pen, quantity));
    }

    void lend(String serial, CustomerRef to) {
        UUID fridge = issues.base.item("FRIDGE-" + serial + mark, Tracking.SERIAL);
        UUID store = issues.base.warehouse("ST-" + serial + mark);
        issues.base.post(
                MovementKind.RECEIPT,
                new PostingLine(fridge, null, List.of(serial), Place.SUPPLIER, store, BigDecimal.ONE, null, null));
        PromoWorld.admin(
                () -> issues.base.loans.lend(new LoanData(fridge, serial, store, to, null, null, null, List.of())));
    }

    QuotaRule rule(String code, CustomerRef of, String limit) {
        QuotaRuleData d = IssueWorld.rule(code + mark, Measure.QUANTITY, limit, QuotaEffect.BLOCK);
        QuotaRuleData rule = new QuotaRuleData(
                d.code(),
                d.label(),
                null,
                null,
                null,
                of == null ? null : of.id(),
                null,
                null,
                d.measure(),
                d.limit(),
                null,
                d.period(),
                d.each(),
                d.effect(),
                d.priority(),
                null,
                null);
        return PromoWorld.admin(() -> issues.rules.add(rule));
    }

    void told(String type, UUID merge, CustomerRef stays, CustomerRef goes) {
        String json = StoredJson.write(Map.of("mergeId", merge, "winner", party(stays), "loser", party(goes)));
        DomainEvent event = new DomainEvent(
                UUID.randomUUID(),
                1,
                type,
                1,
                "customer",
                Instant.EPOCH,
                new UUID(0, 0),
                "system",
                Subject.of("CustomerMerge", merge, null),
                "r",
                null,
                json);
        Call.system("courier").run(() -> {
            follower.accept(event);
            return true;
        });
    }

    private static Map<String, Object> party(CustomerRef customer) {
        return new TreeMap<>(Map.of("id", customer.id(), "code", customer.code(), "name", customer.name()));
    }

    void merged(UUID merge) {
        told("CustomerMerged", merge, winner, loser);
    }

    void unmerged(UUID merge) {
        told("CustomerUnmerged", merge, winner, loser);
    }

    List<String> of(CustomerRef customer) {
        return PromoWorld.as(li, () -> issues.issues.list(ListQuery.where("customerId eq " + customer.id())))
                .items()
                .stream()
                .map(i -> i.data().recipient().name() + " "
                        + i.data().lines().get(0).quantity().intValue())
                .sorted()
                .toList();
    }

    Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new TreeMap<>();
        TABLES.forEach(table -> tables.put(table, select("select * from " + table)));
        return tables;
    }

    List<String> select(String sql) {
        List<String> all = new ArrayList<>();
        try (Connection connection = issues.base.database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Map<String, String> row = new TreeMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(
                            rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT),
                            String.valueOf(rows.getString(i)));
                }
                row.remove("version");
                all.add(row.toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        all.sort(null);
        return all;
    }

    /** A rule for all customers would hold for those of the next test as well. */
    @Override
    public void close() {
        issues.base.transactions.get().writeUnkeyed(em -> {
            em.createQuery("delete from QuotaRuleEntity r where r.code like :mine")
                    .setParameter("mine", "%" + mark)
                    .executeUpdate();
            return Boolean.TRUE;
        });
    }
}
