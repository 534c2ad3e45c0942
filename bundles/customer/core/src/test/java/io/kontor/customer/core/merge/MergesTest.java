package io.kontor.customer.core.merge;

import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.CustomerWorld.user;
import static io.kontor.customer.core.merge.MergeWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.KeyPersonData.Role;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.merge.FieldChoice;
import io.kontor.customer.api.merge.Merge;
import io.kontor.customer.api.merge.MergeOrder;
import io.kontor.customer.api.merge.MergeOrder.Choice;
import io.kontor.customer.api.merge.MergePreview;
import io.kontor.customer.core.CardFixture;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.customer.core.CustomerWorld.Databases;
import io.kontor.customer.core.archive.CustomerHistory;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.merge.MergeParticipant;
import io.kontor.kernel.api.merge.MergeProgress;
import io.kontor.kernel.api.merge.Relink;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergesTest {
    private static MergeWorld world;

    @BeforeAll
    static void open() {
        world = new MergeWorld(CustomerWorld.derby());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void two() {
        world.two();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void c31UndoLeavesEveryTableAsItWasBeforeTheMerge(Databases database) {
        try (MergeWorld both = new MergeWorld(database.open())) {
            both.everything();
            Map<String, List<String>> before = both.tables();

            Merge merge = both.merge(Map.of("name", Choice.LOSER, "regionCode", Choice.LOSER, "phones", Choice.LOSER));
            assertThat(both.tables()).isNotEqualTo(before);
            assertThat(merge.moved())
                    .isEqualTo(Map.of("KeyPerson", 1L, "Classification", 1L, "Relation", 2L, "TradeFact", 2L));
            Merge undone = both.undo(merge);

            assertThat(both.tables()).isEqualTo(before);
            assertThat(undone.state()).isEqualTo(Merge.State.UNDONE);
            assertThat(undone.undone().kept()).isEmpty();
            assertThat(admin(() -> both.base.archive.lifecycle(both.loser)))
                    .extracting(c -> c.from(), c -> c.to(), c -> c.reason())
                    .startsWith(
                            tuple(Lifecycle.MERGED, Lifecycle.ACTIVE, "two shops"),
                            tuple(Lifecycle.ACTIVE, Lifecycle.MERGED, "same shop"));
        }
    }

    @Test
    void c31MovesWhatFitsAndLeavesTheRest() {
        world.everything();

        world.merge(Map.of());

        assertThat(admin(() -> world.persons.of(world.winner, TODAY)))
                .extracting(p -> p.data().role(), p -> p.data().name())
                .containsExactlyInAnyOrder(tuple(Role.OWNER, "Li"), tuple(Role.MANAGER, "Zhao"));
        assertThat(world.find(world.winner).classifications())
                .isEqualTo(Map.of("ownership", Set.of("state"), "channel-type", Set.of("retailer")));
        assertThat(admin(() -> world.relations.of(world.winner)))
                .extracting(Relation::type)
                .containsExactly(Relation.Type.DEALER_OF, Relation.Type.DEALER_OF);
        assertThat(admin(() -> world.facts.list(ListQuery.where("customerId eq " + world.winner)))
                        .items())
                .hasSize(3);
        assertThat(world.find(world.winner).grade()).isNull();
    }

    @Test
    void c31TakesTheLosersValuesWhereTheWinnerHasNoneAndByChoice() {
        Card mine = world.find(world.winner).card();
        Card its = world.find(world.loser).card();

        world.merge(Map.of("shortName", Choice.LOSER, "addresses", Choice.WINNER));

        Card card = world.find(world.winner).card();
        assertThat(card.code()).isEqualTo(mine.code());
        assertThat(card.name()).isEqualTo(mine.name());
        assertThat(card.shortName()).isEqualTo(its.shortName());
        assertThat(card.website()).isEqualTo(its.website());
        assertThat(card.addresses()).isEqualTo(mine.addresses());
        assertThat(card.phones()).isEqualTo(mine.phones());
        assertThat(card.externalIds())
                .containsExactly(mine.externalIds().get(0), its.externalIds().get(0));
        assertThat(card.unifiedSocialCreditCode()).isEqualTo(mine.unifiedSocialCreditCode());
        assertThat(card.traits()).isEqualTo(mine.traits());
    }

    @Test
    void c31GivesACodeOfTheLoserToTheWinnerOnlyByChoice() {
        String code = world.find(world.loser).card().unifiedSocialCreditCode();

        Merge merge = world.merge(Map.of("unifiedSocialCreditCode", Choice.LOSER));

        assertThat(world.find(world.winner).card().unifiedSocialCreditCode()).isEqualTo(code);
        world.undo(merge);
        assertThat(world.find(world.loser).card().unifiedSocialCreditCode()).isEqualTo(code);
    }

    @Test
    void c31TheLoserIsInNoListAndPointsToTheWinner() {
        ExternalId erp = world.find(world.loser).card().externalIds().get(0);
        Merge merge = world.merge(Map.of("externalIds", Choice.WINNER));

        assertThat(world.listed("lifecycle eq MERGED")).isEmpty();
        assertThat(world.listed("code in ('" + merge.loser().code() + "','"
                        + merge.winner().code() + "')"))
                .containsExactly(world.winner.toString());
        assertThatThrownBy(() -> world.find(world.loser)).isInstanceOfSatisfying(KontorException.class, e -> {
            assertThat(e.kind()).isEqualTo(ProblemKind.NOT_FOUND);
            assertThat(e.code()).isEqualTo("CUSTOMER_MERGED");
            assertThat(e.args()).containsEntry("into", world.winner.toString());
        });
        refused("CUSTOMER_MERGED", () -> admin(() -> world.base.archive.findByExternalId(erp)));
        refused("CUSTOMER_MERGED", () -> admin(() -> world.persons.of(world.loser, null)));
        refused("CUSTOMER_MERGED", () -> world.fact(world.loser, "1"));
        refused(
                "CUSTOMER_MERGED",
                () -> admin(() -> world.base.archive.transition(world.loser, 1, Lifecycle.ACTIVE, "back")));
        assertThat(admin(() -> world.directory.resolve(List.of(world.loser, world.winner))))
                .isEqualTo(Map.of(world.loser, world.winner));
        assertThat(admin(() -> world.directory.snapshots(List.of(world.loser)))
                        .get(world.loser)
                        .id())
                .isEqualTo(world.winner);
    }

    @Test
    void c31FollowsAChainOfMergesAndUndoesItFromItsEnd() {
        UUID first = world.loser;
        UUID middle = world.winner;
        Merge one = world.merge(Map.of());
        world.two();
        world.loser = middle;
        Merge two = world.merge(Map.of());

        assertThat(admin(() -> world.directory.resolve(List.of(first)))).isEqualTo(Map.of(first, world.winner));
        refused("MERGE_FOLLOWED", () -> world.undo(one));
        world.undo(two);
        world.undo(one);
        assertThat(world.find(first).lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        assertThat(world.find(middle).card().externalIds()).hasSize(1);
    }

    @Test
    void c31LeavesAndTellsWhatWasChangedSince() {
        world.everything();
        Merge merge = world.merge(Map.of("name", Choice.LOSER));
        Customer now = world.find(world.winner);
        admin(() -> world.base.archive.change(
                now.id(),
                now.version(),
                c -> CardFixture.with(
                        CardFixture.with(c, "name", "third"),
                        "externalIds",
                        List.of(c.externalIds().get(0), new ExternalId("erp", "new")))));
        UUID manager = admin(() -> world.persons.of(world.winner, TODAY)).stream()
                .filter(p -> p.data().role() == Role.MANAGER)
                .findFirst()
                .orElseThrow()
                .id();
        admin(() -> {
            world.persons.erase(
                    world.winner,
                    manager,
                    world.persons.get(world.winner, manager).version());
            return true;
        });
        UUID late = world.fact(world.winner, "99");

        Merge undone = world.undo(merge);

        assertThat(undone.undone().kept())
                .extracting(k -> k.kind(), k -> k.what(), k -> k.reason())
                .containsExactlyInAnyOrder(
                        tuple("KeyPerson", manager.toString(), "GONE"),
                        tuple("Customer", "name", "CHANGED_SINCE"),
                        tuple("Customer", "externalIds", "CHANGED_SINCE"));
        assertThat(world.find(world.winner).card().name()).isEqualTo("third");
        assertThat(world.find(world.winner).card().externalIds()).hasSize(2);
        assertThat(world.find(world.loser).card().externalIds()).hasSize(1);
        assertThat(admin(() -> world.facts.get(late)).data().customerId()).isEqualTo(world.winner);
    }

    @Test
    void c31RefusesWhatCannotBeMerged() {
        MergeOrder order = world.order(Map.of());
        long version = world.find(world.winner).version();
        MergeOrder self = new MergeOrder(world.winner, world.winner, version, Map.of(), "x");
        MergeOrder nobody = new MergeOrder(world.winner, UUID.randomUUID(), 1L, Map.of(), "x");
        refused("MERGE_WITH_ITSELF", () -> admin(() -> world.merges.merge(version, self)));
        refused("UNKNOWN_CUSTOMER", () -> admin(() -> world.merges.merge(version, nobody)));
        refused("VERSION_STALE", () -> admin(() -> world.merges.merge(version + 1, order)));
        refused(
                "LOSER_CHANGED",
                () -> admin(() -> world.merges.merge(
                        version, new MergeOrder(world.winner, world.loser, order.loserVersion() + 1, Map.of(), "x"))));
        refused(
                "REQUIRED",
                () -> admin(() -> world.merges.merge(
                        version, new MergeOrder(world.winner, world.loser, order.loserVersion(), Map.of(), null))));
        refused("UNKNOWN_FIELD", () -> world.merge(Map.of("code", Choice.LOSER)));
        refused("NOT_A_LIST", () -> world.merge(Map.of("name", Choice.BOTH)));

        Merge merge = world.merge(Map.of());
        refused("ALREADY_MERGED", () -> admin(() -> world.merges.merge(version, order)));
        refused("VERSION_STALE", () -> admin(() -> world.merges.undo(merge.id(), merge.version() + 1, "x")));
        refused("NOT_FOUND", () -> admin(() -> world.merges.undo(UUID.randomUUID(), 1, "x")));
        world.undo(merge);
        refused("MERGE_UNDONE", () -> world.undo(merge));
    }

    @Test
    void c31RefusesToUndoAfterTheLastDayForIt() {
        Merge merge = world.merge(Map.of());
        try {
            world.base.clock.turnTo(TODAY.plusDays(31));
            refused("UNDO_TOO_LATE", () -> world.undo(merge));
            world.base.clock.turnTo(TODAY.plusDays(30));
            assertThat(world.undo(merge).state()).isEqualTo(Merge.State.UNDONE);
        } finally {
            world.base.clock.turnTo(TODAY);
        }
    }

    @Test
    void c39NeedsTheRightAndTheRowsOfBoth() {
        MergeOrder order = world.order(Map.of());
        long version = world.find(world.winner).version();
        Actor none = user("none", grant("customer:customer:write", Scope.ALL));
        Actor own = user("own", grant("customer:customer:*", Scope.OWN));
        refused("PERMISSION_MISSING", () -> as(none, () -> world.merges.merge(version, order)));
        refused("NOT_FOUND", () -> as(own, () -> world.merges.merge(version, order)));
        UUID mine = as(own, () -> world.base.archive.open(Card.named("mine"), Lifecycle.ACTIVE))
                .id();
        MergeOrder foreign = new MergeOrder(mine, world.loser, order.loserVersion(), Map.of(), "x");
        refused("UNKNOWN_CUSTOMER", () -> as(own, () -> world.merges.merge(1, foreign)));

        Merge merge = world.merge(Map.of());
        assertThat(as(own, () -> world.merges.list(ListQuery.all())).items()).isEmpty();
        refused("NOT_FOUND", () -> as(own, () -> world.merges.get(merge.id())));
        refused("NOT_FOUND", () -> as(own, () -> world.merges.undo(merge.id(), merge.version(), "x")));
        assertThat(admin(() -> world.merges.list(ListQuery.where("loserId eq " + world.loser)))
                        .items())
                .containsExactly(merge);
    }

    /** A module that would re-link something of the loser's. */
    private static MergeParticipant promo(Relink issues) {
        return new MergeParticipant() {
            @Override
            public String module() {
                return "promo";
            }

            @Override
            public List<Relink> plan(UUID from, UUID into) {
                return from.equals(world.loser) && into.equals(world.winner) ? List.of(issues) : List.of();
            }

            @Override
            public Optional<MergeProgress> progress(UUID mergeId) {
                return Optional.empty();
            }
        };
    }

    @Test
    void c31PreviewsCardsChoicesAndWhatOthersWouldRelink() {
        world.everything();
        Relink issues = new Relink("CustomerIssue", new LocalizedText("发放", "Issues"), 3, 0, List.of());
        world.merges.participants = List.of(promo(issues));
        try {
            MergeOrder order = world.order(Map.of("name", Choice.LOSER));
            MergePreview preview = admin(() -> world.merges.preview(order));

            assertThat(preview.fields())
                    .contains(
                            new FieldChoice("name", Choice.LOSER, true),
                            new FieldChoice("website", Choice.LOSER, true),
                            new FieldChoice("email", Choice.WINNER, false),
                            new FieldChoice("addresses", Choice.BOTH, false),
                            new FieldChoice("traits.employeeCount", Choice.WINNER, false));
            assertThat(preview.relinks())
                    .extracting(Relink::kind, Relink::moves, Relink::stays)
                    .containsExactly(
                            tuple("KeyPerson", 1L, 1L),
                            tuple("Classification", 1L, 1L),
                            tuple("Relation", 2L, 1L),
                            tuple("TradeFact", 2L, 0L),
                            tuple("Grade", 0L, 1L));
            assertThat(preview.modules()).containsExactly(new MergePreview.ModulePlan("promo", List.of(issues)));
            assertThat(preview.wrong()).isEmpty();
            Merge merge = world.merge(Map.of("name", Choice.LOSER));
            assertThat(world.find(world.winner).card()).isEqualTo(preview.merged());
            assertThat(admin(() -> world.merges.get(merge.id())).followers())
                    .containsExactly(new Merge.Follower("promo", null));
        } finally {
            world.merges.participants = List.of();
        }
    }

    @Test
    void c39MasksSumsAndLetsNobodyChooseBetweenThemBlindly() {
        Actor blind = user("blind", grant("customer:customer:merge", Scope.ALL));
        MergePreview preview = as(blind, () -> world.merges.preview(world.orderUnseen(Map.of())));

        assertThat(preview.masked()).contains("assets", "registeredCapital", "traits.annualSales");
        for (Card card : List.of(preview.winner().card(), preview.loser().card(), preview.merged())) {
            assertThat(card.assets()).isNull();
            assertThat(card.registeredCapital()).isNull();
            assertThat(card.traits().annualSales()).isNull();
        }
        refused(
                "FIELD_CLASS_MISSING",
                () -> as(blind, () -> world.merges.preview(world.orderUnseen(Map.of("assets", Choice.LOSER)))));
        Actor seeing = user("seeing", grant("customer:customer:merge", Scope.ALL, FieldClass.AMOUNT));
        assertThat(as(seeing, () -> world.merges.preview(world.orderUnseen(Map.of("assets", Choice.LOSER))))
                        .merged()
                        .assets())
                .isNotNull();
    }

    @Test
    void c23TellsTheHistoryOfBothAndOneEventEach() {
        CustomerHistory history = new CustomerHistory(world.base.transactions);
        world.everything();
        Merge merge = world.merge(Map.of("name", Choice.LOSER));
        world.undo(merge);

        assertThat(admin(() -> history.list(ListQuery.where("rootId eq " + world.loser)))
                        .items())
                .filteredOn(e -> e.field().equals("/lifecycle"))
                .extracting(e -> e.oldValue(), e -> e.newValue(), e -> e.reason())
                .contains(tuple("ACTIVE", "MERGED", "same shop"), tuple("MERGED", "ACTIVE", "two shops"));
        assertThat(admin(() -> history.list(ListQuery.where("rootId eq " + world.winner)))
                        .items())
                .extracting(e -> e.subject().type() + " " + e.field())
                .contains("CustomerMerge ", "CustomerMerge /state", "Customer /name");
        assertThat(world.events(merge.id())).containsExactly("CustomerMerged", "CustomerUnmerged");
    }
}
