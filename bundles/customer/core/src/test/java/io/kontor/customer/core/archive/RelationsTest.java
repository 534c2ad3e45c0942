package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.CustomerWorld.user;
import static io.kontor.customer.core.archive.OpenAndChangeTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Scope;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelationsTest {
    private static CustomerWorld world;
    private static JpaRelations relations;
    private UUID shop;
    private UUID dealer;
    private UUID agent;

    @BeforeAll
    static void open() {
        world = CustomerWorld.derby();
        relations = new JpaRelations(world.transactions);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void customers() {
        shop = world.customer("shop").id();
        dealer = world.customer("dealer").id();
        agent = world.customer("agent").id();
    }

    private static Relation add(UUID from, Relation.Type type, UUID to, LocalDate first, LocalDate last) {
        return admin(() -> relations.add(from, type, to, first, last));
    }

    @Test
    void c34ShowsDealersUpAndDown() {
        Relation lower = add(shop, Relation.Type.DEALER_OF, dealer, TODAY, null);
        Relation upper = add(dealer, Relation.Type.DEALER_OF, agent, TODAY.minusDays(1), null);

        assertThat(admin(() -> relations.of(dealer))).containsExactly(lower, upper);
        assertThat(admin(() -> relations.of(agent))).containsExactly(upper);
    }

    @Test
    void c34RefusesACycleOnACommonDay() {
        add(shop, Relation.Type.DEALER_OF, dealer, TODAY, TODAY.plusDays(10));
        add(dealer, Relation.Type.DEALER_OF, agent, TODAY.plusDays(5), null);

        assertProblem(
                () -> add(agent, Relation.Type.DEALER_OF, shop, TODAY, null), ProblemKind.CONFLICT, "RELATION_CYCLE");
        assertProblem(() -> add(shop, Relation.Type.BRANCH, shop, TODAY, null), ProblemKind.CONFLICT, "RELATION_CYCLE");
        add(agent, Relation.Type.BRANCH, shop, TODAY, null);
        add(agent, Relation.Type.DEALER_OF, shop, TODAY, TODAY.plusDays(4));
        add(agent, Relation.Type.DEALER_OF, shop, TODAY.plusDays(11), null);
    }

    @Test
    void c34RefusesASecondUpperOneOnACommonDay() {
        Relation first = add(shop, Relation.Type.DEALER_OF, dealer, TODAY, null);

        assertProblem(
                () -> add(shop, Relation.Type.DEALER_OF, agent, TODAY.plusYears(1), null),
                ProblemKind.CONFLICT,
                "RELATION_OVERLAPS");
        Relation ended = admin(() -> relations.end(dealer, first.id(), first.version(), TODAY.plusDays(3)));
        assertThat(ended.validTo()).isEqualTo(TODAY.plusDays(3));
        assertThat(ended.version()).isGreaterThan(first.version());
        add(shop, Relation.Type.DEALER_OF, agent, TODAY.plusDays(4), null);
        assertProblem(
                () -> admin(() -> relations.end(shop, ended.id(), ended.version(), TODAY.plusDays(4))),
                ProblemKind.CONFLICT,
                "RELATION_OVERLAPS");
    }

    @Test
    void refusesWrongEnds() {
        Relation relation = add(shop, Relation.Type.SUPPLIED_BY, dealer, TODAY, null);

        assertProblem(
                () -> admin(() -> relations.end(shop, relation.id(), relation.version(), TODAY.minusDays(1))),
                ProblemKind.INVALID,
                "ILLEGAL_PERIOD");
        assertProblem(
                () -> admin(() -> relations.end(shop, relation.id(), relation.version() + 1, TODAY)),
                ProblemKind.STALE,
                "VERSION_STALE");
        assertProblem(
                () -> admin(() -> relations.end(agent, relation.id(), relation.version(), TODAY)),
                ProblemKind.NOT_FOUND,
                "NOT_FOUND");
        assertProblem(
                () -> add(shop, Relation.Type.BRANCH, dealer, TODAY, TODAY.minusDays(1)),
                ProblemKind.INVALID,
                "INVALID_INPUT");
    }

    @Test
    void c39LeavesOutCustomersOutOfScope() {
        add(shop, Relation.Type.DEALER_OF, dealer, TODAY, null);
        Actor actor =
                user("rep", grant("customer:customer:read", Scope.OWN), grant("customer:customer:write", Scope.OWN));
        world.staff.person("rep", true);
        var own = as(
                actor,
                () -> world.archive.open(
                        io.kontor.customer.api.archive.Card.named("own"),
                        io.kontor.customer.api.archive.Lifecycle.ACTIVE));
        add(own.id(), Relation.Type.DEALER_OF, dealer, TODAY, null);

        assertThat(as(actor, () -> relations.of(own.id()))).isEmpty();
        assertProblem(() -> as(actor, () -> relations.of(dealer)), ProblemKind.NOT_FOUND, "NOT_FOUND");
        assertProblem(
                () -> as(actor, () -> relations.add(own.id(), Relation.Type.BRANCH, dealer, TODAY, null)),
                ProblemKind.NOT_FOUND,
                "NOT_FOUND");
    }
}
