package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CardFixture.aFullCard;
import static io.kontor.customer.core.CardFixture.money;
import static io.kontor.customer.core.CardFixture.with;
import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.archive.OpenAndChangeTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static CustomerWorld world;
    private static UUID rep;
    private static UUID team;

    @BeforeAll
    static void open() {
        world = CustomerWorld.derby();
        rep = world.staff.person("rep", true);
        team = world.staff.team();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Actor rep(Grant... grants) {
        return new Actor(rep, "rep", team, Set.of("31/3101/"), Arrays.asList(grants));
    }

    private static Grant read(Scope scope, FieldClass... classes) {
        return grant("customer:customer:read", scope, classes);
    }

    private static Grant write(Scope scope, FieldClass... classes) {
        return grant("customer:customer:write", scope, classes);
    }

    private static Customer opened(UUID owner, UUID team, String region) {
        Card card = with(with(with(aFullCard(), "ownerId", owner), "teamId", team), "regionCode", region);
        return admin(() -> world.archive.open(card, Lifecycle.ACTIVE));
    }

    @Test
    void c39RefusesWithoutThePermission() {
        assertProblem(
                () -> as(rep(), () -> world.archive.find(UUID.randomUUID())),
                ProblemKind.FORBIDDEN,
                "PERMISSION_MISSING");
        assertProblem(
                () -> as(rep(read(Scope.ALL)), () -> world.archive.open(Card.named("x"), Lifecycle.SUSPECT)),
                ProblemKind.FORBIDDEN,
                "PERMISSION_MISSING");
        assertProblem(() -> world.archive.find(UUID.randomUUID()), ProblemKind.UNAUTHENTICATED, "NOT_AUTHENTICATED");
    }

    @Test
    void c39HidesCustomersOutOfScope() {
        Customer own = opened(rep, null, null);
        Customer ofTeam = opened(null, team, null);
        Customer inRegion = opened(null, null, "310104");
        Customer elsewhere = opened(null, world.staff.team(), "3301");

        assertSees(read(Scope.OWN), List.of(own), List.of(ofTeam, inRegion, elsewhere));
        assertSees(read(Scope.TEAM), List.of(own, ofTeam), List.of(inRegion, elsewhere));
        assertSees(read(Scope.REGION_SUBTREE), List.of(own, inRegion), List.of(ofTeam, elsewhere));
        assertSees(read(Scope.ALL), List.of(own, ofTeam, inRegion, elsewhere), List.of());
    }

    private static void assertSees(Grant grant, List<Customer> seen, List<Customer> hidden) {
        Actor actor = rep(grant);
        seen.forEach(
                c -> assertThat(as(actor, () -> world.archive.find(c.id()))).isPresent());
        for (Customer c : hidden) {
            assertThat(as(actor, () -> world.archive.find(c.id()))).isEmpty();
            assertThat(as(
                            actor,
                            () -> world.archive.findByExternalId(
                                    c.card().externalIds().get(0))))
                    .isEmpty();
            assertProblem(() -> as(actor, () -> world.archive.lifecycle(c.id())), ProblemKind.NOT_FOUND, "NOT_FOUND");
        }
    }

    @Test
    void c39ChangesOnlyCustomersInScope() {
        Customer elsewhere = opened(null, null, "3301");
        Actor actor = rep(read(Scope.ALL), write(Scope.OWN));

        assertProblem(
                () -> as(actor, () -> world.archive.change(elsewhere.id(), elsewhere.version(), c -> c)),
                ProblemKind.NOT_FOUND,
                "NOT_FOUND");
        assertProblem(
                () -> as(
                        actor,
                        () -> world.archive.transition(elsewhere.id(), elsewhere.version(), Lifecycle.LOST, "why")),
                ProblemKind.NOT_FOUND,
                "NOT_FOUND");
    }

    @Test
    void c39OpensAndMovesNoCardOutOfTheCallersRows() {
        Actor actor = rep(write(Scope.OWN));
        Customer mine = as(actor, () -> world.archive.open(Card.named("mine"), Lifecycle.PROSPECT));
        UUID other = world.staff.person("other", true);

        assertThat(mine.card().ownerId()).isEqualTo(rep);
        assertProblem(
                () -> as(
                        actor,
                        () -> world.archive.open(with(Card.named("theirs"), "ownerId", other), Lifecycle.PROSPECT)),
                ProblemKind.FORBIDDEN,
                "OUT_OF_SCOPE");
        assertProblem(
                () -> as(actor, () -> world.archive.change(mine.id(), mine.version(), c -> with(c, "ownerId", other))),
                ProblemKind.FORBIDDEN,
                "OUT_OF_SCOPE");
        assertThat(admin(() -> world.archive.find(mine.id())))
                .contains(admin(() -> world.archive.find(mine.id())).orElseThrow());
        assertThat(admin(() -> world.archive.find(mine.id())).orElseThrow().version())
                .isEqualTo(mine.version());
    }

    @Test
    void c39KeepsAmountsThatTheCallerMayNotSee() {
        Customer full = opened(rep, null, null);
        Actor blind = rep(read(Scope.OWN), write(Scope.OWN));

        Customer changed = as(
                blind,
                () -> world.archive.change(full.id(), full.version(), c -> {
                    assertThat(c.assets()).isNull();
                    return with(c, "name", "renamed");
                }));

        assertThat(changed.masked())
                .containsExactlyInAnyOrder("card.registeredCapital", "card.assets", "card.traits.annualSales");
        assertThat(changed.card().registeredCapital()).isNull();
        Customer stored = admin(() -> world.archive.find(full.id())).orElseThrow();
        assertThat(stored.card()).isEqualTo(with(full.card(), "name", "renamed"));
        assertThat(as(blind, () -> world.archive.change(changed.id(), changed.version(), c -> c)))
                .isEqualTo(changed);
        assertProblem(
                () -> as(
                        blind,
                        () -> world.archive.change(
                                changed.id(), changed.version(), c -> with(c, "registeredCapital", money("1")))),
                ProblemKind.FORBIDDEN,
                "FIELD_CLASS_MISSING");
        assertProblem(
                () -> as(
                        blind,
                        () -> world.archive.open(
                                with(Card.named("rich"), "registeredCapital", money("1")), Lifecycle.PROSPECT)),
                ProblemKind.FORBIDDEN,
                "FIELD_CLASS_MISSING");
    }

    @Test
    void c39ShowsAmountsOnlyInTheRowsOfTheClass() {
        Customer own = opened(rep, null, null);
        Customer foreign = opened(null, null, "3301");
        Actor actor = rep(read(Scope.ALL), read(Scope.OWN, FieldClass.AMOUNT));

        assertThat(as(actor, () -> world.archive.find(own.id()))
                        .orElseThrow()
                        .card()
                        .assets())
                .isEqualTo(own.card().assets());
        assertThat(as(actor, () -> world.archive.find(foreign.id()))
                        .orElseThrow()
                        .card()
                        .assets())
                .isNull();
    }

    @Test
    void c18FollowsARegionThatMoves() {
        Customer moved = opened(null, null, "310104");
        RegionPaths paths = new RegionPaths(world.transactions, world.regions);
        Actor south = new Actor(rep, "rep", null, Set.of("44/"), List.of(read(Scope.REGION_SUBTREE)));
        assertThat(as(south, () -> world.archive.find(moved.id()))).isEmpty();

        paths.regionMoved("31/3101/", "44/3101/");

        assertThat(as(south, () -> world.archive.find(moved.id()))).isPresent();
        assertThat(as(rep(read(Scope.REGION_SUBTREE)), () -> world.archive.find(moved.id())))
                .isEmpty();

        // the tree still says otherwise: whoever starts next repairs
        new RegionPaths(world.transactions, world.regions);
        assertThat(as(south, () -> world.archive.find(moved.id()))).isEmpty();
        assertThat(as(rep(read(Scope.REGION_SUBTREE)), () -> world.archive.find(moved.id())))
                .isPresent();
    }
}
