package io.kontor.promo.core.merge;

import static io.kontor.promo.core.issue.IssueWorld.GIVE;
import static io.kontor.promo.core.issue.IssueWorld.READ;
import static io.kontor.promo.core.issue.IssueWorld.data;
import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.customer.api.archive.CustomerDirectory.Snapshot;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.merge.MergeProgress;
import io.kontor.kernel.api.merge.Relink;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.promo.api.asset.LoanData;
import io.kontor.promo.api.gift.GiftData;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceType;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Merges of customers as the journal brings them, on both databases. */
class MergeFollowerTest {
    private static final List<String> TABLES =
            List.of("promo_issue", "promo_loan", "promo_place", "promo_gift", "promo_quota_rule");

    private static final Map<PromoWorld.Databases, Module> MODULES = new EnumMap<>(PromoWorld.Databases.class);

    @AfterAll
    static void close() {
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

    /** Two customers nobody else knows, each with a bit of everything. */
    private static final class World implements AutoCloseable {
        final IssueWorld issues;
        final CustomerMergeFollower follower;
        final UUID pen;
        final Actor li;
        final CustomerRef winner;
        final CustomerRef loser;
        final String mark = UUID.randomUUID().toString().substring(0, 8);

        World(PromoWorld.Databases database) {
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
            PromoWorld.admin(
                    () -> gifts.enter(new GiftData(li.id(), loser, "watch", null, PromoWorld.TODAY, null, null)));
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
            issues.base.transactions.get().write(em -> {
                em.createQuery("delete from QuotaRuleEntity r where r.code like :mine")
                        .setParameter("mine", "%" + mark)
                        .executeUpdate();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void undoLeavesEveryRecordAsItWasBeforeHoweverOftenTheEventsCome(PromoWorld.Databases database) {
        try (World world = new World(database)) {
            world.everything();
            Map<String, List<String>> before = world.tables();
            UUID merge = UUID.randomUUID();

            world.merged(merge);
            Map<String, List<String>> after = world.tables();
            world.merged(merge);
            assertThat(world.tables()).isEqualTo(after).isNotEqualTo(before);
            assertThat(world.of(world.loser)).isEmpty();
            assertThat(world.of(world.winner)).containsExactly("Winner 1", "Winner 2", "Winner 3");
            assertThat(world.follower.progress(merge).orElseThrow())
                    .extracting(p -> p.state(), p -> p.relinked(), p -> p.restored())
                    .containsExactly(MergeProgress.State.RELINKED, 7L, 0L);

            world.unmerged(merge);
            world.unmerged(merge);
            world.merged(merge);

            assertThat(world.tables()).isEqualTo(before);
            MergeProgress progress = world.follower.progress(merge).orElseThrow();
            assertThat(progress.state()).isEqualTo(MergeProgress.State.RESTORED);
            assertThat(progress.restored()).isEqualTo(7);
            assertThat(progress.kept()).isEmpty();
            assertThat(world.select("select event_type from promo_journal where subject_id = '" + merge + "'"))
                    .containsExactly("{event_type=PromoCustomerMerged}", "{event_type=PromoCustomerUnmerged}");
            assertThat(world.select("select subject_id, old_value from promo_history where reason = 'customers merged'"
                            + " and (field like '%/id' or field = '/customerId')"))
                    .filteredOn(line -> line.contains(world.loser.id().toString()))
                    .hasSize(7);
        }
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void whatTheLostCustomerGotCountsForTheOtherUntilTheMergeIsUndone(PromoWorld.Databases database) {
        try (World world = new World(database)) {
            world.rule("YEAR-5", null, "5");
            world.give(world.winner, "2");
            world.give(world.loser, "3");
            UUID merge = UUID.randomUUID();

            world.merged(merge);
            refused("QUOTA_EXCEEDED", () -> world.give(world.winner, "1"));
            world.unmerged(merge);

            assertThat(world.give(world.winner, "3").decision().effect()).isEqualTo(QuotaEffect.ALLOW);
            refused("QUOTA_EXCEEDED", () -> world.give(world.loser, "3"));
        }
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void theSiteOfTheLostCustomerServesTheOtherWhenThatHasNone(PromoWorld.Databases database) {
        try (World world = new World(database)) {
            world.lend("F1", world.loser);
            UUID site = PromoWorld.admin(() -> world.issues.base.automatic.siteOf(world.loser));
            UUID merge = UUID.randomUUID();

            world.merged(merge);
            assertThat(PromoWorld.admin(() -> world.issues.base.automatic.siteOf(world.winner)))
                    .isEqualTo(site);
            world.unmerged(merge);
            assertThat(PromoWorld.admin(() -> world.issues.base.automatic.siteOf(world.loser)))
                    .isEqualTo(site);
            assertThat(PromoWorld.admin(() -> world.issues.base.automatic.siteOf(world.winner)))
                    .isNotEqualTo(site);
        }
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void whatWasChangedOrRemovedSinceStaysAndIsTold(PromoWorld.Databases database) {
        try (World world = new World(database)) {
            CustomerRef third = new CustomerRef(UUID.randomUUID(), "T", "Third");
            QuotaRule rule = world.rule("LOSER-9", world.loser, "9");
            Place site = PromoWorld.admin(() -> world.issues.base.places.add(new PlaceData(
                    "SHOP" + world.mark, "Shop", PlaceType.CUSTOMER_SITE, null, null, null, null, world.loser)));
            CustomerIssue issue = world.give(world.loser, "3");
            UUID merge = UUID.randomUUID();
            world.merged(merge);
            PromoWorld.admin(() -> {
                world.issues.rules.remove(rule.id(), rule.version() + 1);
                return true;
            });
            PromoWorld.admin(() -> world.issues.base.places.change(
                    site.id(),
                    site.version() + 1,
                    p -> new PlaceData(p.code(), p.name(), p.type(), null, null, null, null, third)));
            PromoWorld.as(world.li, () -> world.issues.issues.undo(issue.id(), issue.version() + 1, "wrong"));

            world.unmerged(merge);

            assertThat(world.follower.progress(merge).orElseThrow().kept())
                    .extracting(k -> k.kind(), k -> k.what(), k -> k.reason())
                    .containsExactlyInAnyOrder(
                            tuple("QuotaRule", rule.id().toString(), "GONE"),
                            tuple("Place", site.id().toString(), "CHANGED_SINCE"));
            // what became of an issue does not change whom it was for
            assertThat(world.of(world.loser)).containsExactly("Loser 3");
        }
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void aChainOfMergesIsFollowedToItsEndInWhateverOrderItComes(PromoWorld.Databases database) {
        try (World world = new World(database)) {
            CustomerRef third = world.customer("Third");
            world.give(world.loser, "3");
            UUID one = UUID.randomUUID();
            UUID two = UUID.randomUUID();

            world.told("CustomerMerged", two, third, world.winner);
            world.told("CustomerMerged", one, world.winner, world.loser);
            assertThat(world.of(third)).containsExactly("Third 3");

            world.told("CustomerUnmerged", two, third, world.winner);
            assertThat(world.of(world.winner)).containsExactly("Winner 3");
            world.told("CustomerUnmerged", one, world.winner, world.loser);
            assertThat(world.of(world.loser)).containsExactly("Loser 3");
        }
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void theNightFindsWhatWasWrittenWhileTheMergeWasOnItsWay(PromoWorld.Databases database) {
        try (World world = new World(database)) {
            UUID merge = UUID.randomUUID();
            world.merged(merge);
            world.give(world.loser, "3");
            assertThat(world.of(world.loser)).hasSize(1);

            Call.system("night").run(() -> {
                world.follower.run(new Night());
                return true;
            });

            assertThat(world.of(world.winner)).containsExactly("Winner 3");
            world.unmerged(merge);
            assertThat(world.of(world.loser)).containsExactly("Loser 3");
        }
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void tellsWhatAMergeWouldRelink(PromoWorld.Databases database) {
        try (World world = new World(database)) {
            world.everything();
            world.rule("WINNER-9", world.winner, "9");

            List<Relink> plan = world.follower.plan(world.loser.id(), world.winner.id());

            assertThat(plan)
                    .extracting(Relink::kind, Relink::moves, r -> r.notes().size())
                    .containsExactly(
                            tuple("CustomerIssue", 2L, 0),
                            tuple("AssetLoan", 2L, 0),
                            tuple("Place", 1L, 0),
                            tuple("GiftReceived", 1L, 0),
                            tuple("QuotaRule", 1L, 1));
            assertThat(world.follower.plan(UUID.randomUUID(), world.winner.id()))
                    .isEmpty();
        }
    }

    /** A run nobody cancels. */
    private static final class Night implements JobContext {
        @Override
        public UUID id() {
            return new UUID(0, 1);
        }

        @Override
        public String parameters() {
            return "{}";
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void checkpoint(String state) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(long done, long all) {}
    }
}
