package io.kontor.promo.core.merge;

import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.merge.MergeProgress;
import io.kontor.kernel.api.merge.Relink;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRule;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.NoContext;
import io.kontor.promo.core.PromoWorld;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Merges of customers as the journal brings them, on both databases. */
class MergeFollowerTest {
    @AfterAll
    static void close() {
        FollowerWorld.closeAll();
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void undoLeavesEveryRecordAsItWasBeforeHoweverOftenTheEventsCome(PromoWorld.Databases database) {
        try (FollowerWorld world = new FollowerWorld(database)) {
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
        try (FollowerWorld world = new FollowerWorld(database)) {
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
        try (FollowerWorld world = new FollowerWorld(database)) {
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
        try (FollowerWorld world = new FollowerWorld(database)) {
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
        try (FollowerWorld world = new FollowerWorld(database)) {
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
        try (FollowerWorld world = new FollowerWorld(database)) {
            UUID merge = UUID.randomUUID();
            world.merged(merge);
            world.give(world.loser, "3");
            assertThat(world.of(world.loser)).hasSize(1);

            Call.system("night").run(() -> {
                world.follower.run(new NoContext());
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
        try (FollowerWorld world = new FollowerWorld(database)) {
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
}
