package io.kontor.promo.core.issue;

import static io.kontor.promo.core.issue.IssueWorld.APPROVE;
import static io.kontor.promo.core.issue.IssueWorld.GIVE;
import static io.kontor.promo.core.issue.IssueWorld.READ;
import static io.kontor.promo.core.issue.IssueWorld.data;
import static io.kontor.promo.core.issue.IssueWorld.line;
import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.issue.IssueState;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRuleData;
import io.kontor.promo.api.stock.Figures;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomerIssuesTest {
    private static final CustomerRef SHOP = CustomerRef.typed("Corner shop");

    private final IssueWorld world = new IssueWorld();
    private final UUID pen = world.item("PEN", "2.50");
    private final Actor li = world.rep("li", pen, 20, GIVE, READ);
    private final Actor boss = world.base.rep("boss", APPROVE, new Grant("promo:issue:read", Scope.ALL, Set.of()));

    @AfterEach
    void close() {
        world.close();
    }

    private long inBag(Actor rep) {
        return world.base.figures(pen, world.bag(rep)).onHand();
    }

    private static CustomerIssueData with(CustomerIssueData d, UUID place, LocalDate day, UUID campaign) {
        return new CustomerIssueData(
                d.recipient(), null, place, day, d.lines(), d.purpose(), campaign, null, null, null, List.of());
    }

    @Test
    void r067p12p13p14HandsOutFromTheOwnBagToATypedRecipient() {
        CustomerIssueData asked = new CustomerIssueData(
                SHOP,
                "Ms Wang",
                null,
                null,
                List.of(line(pen, "3")),
                "sample",
                null,
                "visit-7",
                "order-9",
                "buy10",
                List.of());

        CustomerIssue issue = world.give(li, asked);

        assertThat(issue.state()).isEqualTo(IssueState.GIVEN);
        assertThat(issue.repId()).isEqualTo(li.id());
        assertThat(issue.data().day()).isEqualTo(PromoWorld.TODAY);
        assertThat(issue.data().placeId()).isEqualTo(world.bag(li));
        assertThat(issue.decision().effect()).as("nobody here knows the order").isEqualTo(QuotaEffect.WARN);
        assertThat(inBag(li)).isEqualTo(17);
        UUID moved = Objects.requireNonNull(issue.movementId());
        assertThat(PromoWorld.admin(() -> world.base.stock.movement(moved))
                        .orElseThrow()
                        .document())
                .satisfies(document -> assertThat(document.id()).isEqualTo(issue.id()));
        ListQuery ofVisit = ListQuery.where("visitRef eq 'visit-7' and itemId eq '" + pen + "'");
        assertThat(PromoWorld.as(li, () -> world.issues.list(ofVisit)).items()).containsExactly(issue);
    }

    @Test
    void convertsUnitsAndAddsUpCostForThoseWhoMaySeeIt() {
        CustomerIssue issue =
                world.give(li, data(SHOP, new CustomerIssueData.Line(pen, null, List.of(), BigDecimal.ONE, "box")));

        assertThat(inBag(li)).isEqualTo(10);
        assertThat(issue.cost()).isEmpty();
        assertThat(PromoWorld.admin(() -> world.issues.find(issue.id()))
                        .orElseThrow()
                        .cost())
                .singleElement()
                .satisfies(cost -> assertThat(cost.amount()).isEqualByComparingTo("25"));
    }

    @Test
    void refusesABadIssueAndChangesNothing() {
        Actor zhao = world.rep("zhao", pen, 5, GIVE);
        CustomerIssueData three = data(SHOP, pen, "3");
        LocalDate today = PromoWorld.TODAY;

        refused("BAG_NOT_YOURS", () -> world.give(li, with(three, world.bag(zhao), null, null)));
        refused("UNKNOWN_PLACE", () -> world.give(li, with(three, UUID.randomUUID(), null, null)));
        refused("UNKNOWN_PLACE", () -> world.give(li, with(three, Place.SUPPLIER, null, null)));
        refused("FUTURE_DAY", () -> world.give(li, with(three, null, today.plusDays(1), null)));
        refused("BACKDATING_FORBIDDEN", () -> world.give(li, with(three, null, today.minusDays(1), null)));
        refused("UNKNOWN_CAMPAIGN", () -> world.give(li, with(three, null, null, UUID.randomUUID())));
        refused("QUANTITY_NOT_POSITIVE", () -> world.give(li, data(SHOP, pen, "0")));
        refused("QUANTITY_NOT_POSITIVE", () -> world.give(li, data(SHOP, pen, "-2")));
        refused("QUANTITY_NOT_WHOLE", () -> world.give(li, data(SHOP, pen, "0.5")));
        refused("QUANTITY_TOO_LARGE", () -> world.give(li, data(SHOP, pen, "1e99")));
        refused("STOCK_INSUFFICIENT", () -> world.give(li, data(SHOP, pen, "21")));
        refused("ITEM_TWICE", () -> world.give(li, data(SHOP, line(pen, "1"), line(pen, "1"))));
        refused("UNKNOWN_ITEM", () -> world.give(li, data(SHOP, UUID.randomUUID(), "1")));
        refused("REQUIRED", () -> world.give(li, data(SHOP)));
        refused("REQUIRED", () -> world.give(li, data(CustomerRef.typed(" "), pen, "1")));
        refused("PERMISSION_MISSING", () -> world.give(world.base.rep("guest"), three));
        refused(
                "UNKNOWN_UNIT",
                () -> world.give(
                        li, data(SHOP, new CustomerIssueData.Line(pen, null, List.of(), BigDecimal.ONE, "pallet"))));

        assertThat(inBag(li)).isEqualTo(20);
        assertThat(PromoWorld.admin(() -> world.issues.list(ListQuery.all())).items())
                .isEmpty();
    }

    @Test
    void picksRecipientsFromTheArchiveWhereThereIsOne() {
        UUID shop = world.customer("Hua Lian", "A", null);
        CustomerIssueData asked = data(new CustomerRef(shop, "forged", "forged"), pen, "1");

        refused("CUSTOMERS_AWAY", () -> world.give(li, asked));
        world.archiveComes();
        refused(
                "UNKNOWN_CUSTOMER",
                () -> world.give(li, data(new CustomerRef(UUID.randomUUID(), null, "x"), pen, "1")));

        assertThat(world.give(li, asked).data().recipient()).isEqualTo(new CustomerRef(shop, "Hua Lian", "Hua Lian"));
    }

    @Test
    void p02p29TakesWhatExpiresFirstAndNothingBlockedOrExpired() {
        UUID milk = world.base.item("MILK", Tracking.LOT);
        UUID late = world.base.lot(milk, "LATE", PromoWorld.TODAY.plusDays(90));
        UUID soon = world.base.lot(milk, "SOON", PromoWorld.TODAY.plusDays(9));
        UUID gone = world.base.lot(milk, "GONE", PromoWorld.TODAY.minusDays(1));
        UUID store = world.base.warehouse("W1");
        for (UUID lot : List.of(late, soon, gone)) {
            world.base.post(
                    MovementKind.RECEIPT,
                    PostingLine.of(milk, Place.SUPPLIER, store, 4).ofLot(lot));
        }
        UnaryOperator<CustomerIssueData> fromStore = d -> with(d, store, null, null);
        CustomerIssue issue = world.give(PromoWorld.ADMIN, fromStore.apply(data(SHOP, milk, "6")));

        refused("LOT_EXPIRED", () -> world.give(PromoWorld.ADMIN, fromStore.apply(ofLot(milk, gone))));
        PromoWorld.admin(() -> world.base.lots.mark(late, 1, LotStatus.BLOCKED, "smells"));
        refused("LOT_BLOCKED", () -> world.give(PromoWorld.ADMIN, fromStore.apply(ofLot(milk, late))));
        refused(
                "LOT_NEEDED",
                () -> PromoWorld.admin(
                        () -> world.issues.takeBack(issue.id(), issue.version(), List.of(line(milk, "1")), null, "x")));
        CustomerIssueData.Line two = new CustomerIssueData.Line(milk, late, List.of(), BigDecimal.valueOf(2), null);
        CustomerIssue back = PromoWorld.admin(
                () -> world.issues.takeBack(issue.id(), issue.version(), List.of(two), null, "too many"));
        assertThat(back.returned()).isEqualTo(Map.of(milk, 2L));
        refused(
                "MORE_THAN_GIVEN",
                () -> PromoWorld.admin(
                        () -> world.issues.takeBack(issue.id(), back.version(), List.of(two), null, "again")));
    }

    private static CustomerIssueData ofLot(UUID item, UUID lot) {
        return data(SHOP, new CustomerIssueData.Line(item, lot, List.of(), BigDecimal.ONE, null));
    }

    @Test
    void p20TakesBackWhatWasGivenAndNoMore() {
        CustomerIssue issue = world.give(li, data(SHOP, pen, "5"));

        CustomerIssue back = PromoWorld.as(
                li,
                () -> world.issues.takeBack(issue.id(), issue.version(), List.of(line(pen, "2")), null, "order back"));

        assertThat(back.returned()).isEqualTo(Map.of(pen, 2L));
        assertThat(inBag(li)).isEqualTo(17);
        refused(
                "MORE_THAN_GIVEN",
                () -> PromoWorld.as(
                        li,
                        () -> world.issues.takeBack(
                                issue.id(), back.version(), List.of(line(pen, "4")), null, "more")));
        refused(
                "VERSION_STALE",
                () -> PromoWorld.as(
                        li,
                        () -> world.issues.takeBack(issue.id(), issue.version(), List.of(line(pen, "1")), null, "x")));
        refused(
                "ISSUE_RETURNED",
                () -> PromoWorld.as(li, () -> world.issues.undo(issue.id(), back.version(), "wrong shop")));
        assertThat(inBag(li)).isEqualTo(17);
    }

    @Test
    void p36UndoesOnceByALinkedReversal() {
        CustomerIssue issue = world.give(li, data(SHOP, pen, "5"));

        CustomerIssue undone = PromoWorld.as(li, () -> world.issues.undo(issue.id(), issue.version(), "wrong shop"));

        assertThat(undone.state()).isEqualTo(IssueState.REVERSED);
        assertThat(inBag(li)).isEqualTo(20);
        refused("ISSUE_STATE", () -> PromoWorld.as(li, () -> world.issues.undo(issue.id(), undone.version(), "again")));
    }

    @Test
    void p19WaitsForAnotherToApproveWhatIsOverTheQuota() {
        PromoWorld.admin(() ->
                world.rules.add(IssueWorld.rule("YEAR-3", QuotaRuleData.Measure.QUANTITY, "3", QuotaEffect.APPROVAL)));

        CustomerIssue issue = world.give(li, data(SHOP, pen, "4"));

        assertThat(issue.state()).isEqualTo(IssueState.WAITING);
        assertThat(world.base.figures(pen, world.bag(li))).isEqualTo(new Figures(20, 4, 0, 16, 0));
        refused("STOCK_INSUFFICIENT", () -> world.give(li, data(CustomerRef.typed("Other"), pen, "17")));
        Actor own = new Actor(li.id(), "li", null, Set.of(), List.of(APPROVE));
        refused("OWN_REQUEST", () -> PromoWorld.as(own, () -> world.issues.approve(issue.id(), issue.version(), null)));
        refused(
                "ISSUE_STATE",
                () -> PromoWorld.as(
                        li,
                        () -> world.issues.takeBack(issue.id(), issue.version(), List.of(line(pen, "1")), null, "x")));
        world.base.clock.turnTo(PromoWorld.TODAY.plusDays(2));
        CustomerIssue given =
                PromoWorld.as(boss, () -> world.issues.approve(issue.id(), issue.version(), "big customer"));

        assertThat(given.state()).isEqualTo(IssueState.GIVEN);
        assertThat(given.decidedBy()).isEqualTo(boss.id());
        assertThat(given.data().day()).isEqualTo(PromoWorld.TODAY.plusDays(2));
        assertThat(world.base.figures(pen, world.bag(li))).isEqualTo(new Figures(16, 0, 0, 16, 0));
        refused(
                "ISSUE_STATE",
                () -> PromoWorld.as(boss, () -> world.issues.approve(issue.id(), given.version(), null)));
    }

    @Test
    void p19GivesBackWhatWasReservedWhenRejected() {
        PromoWorld.admin(() ->
                world.rules.add(IssueWorld.rule("YEAR-3", QuotaRuleData.Measure.QUANTITY, "3", QuotaEffect.APPROVAL)));
        CustomerIssue issue = world.give(li, data(SHOP, pen, "4"));

        refused("REQUIRED", () -> PromoWorld.as(boss, () -> world.issues.reject(issue.id(), issue.version(), " ")));
        CustomerIssue rejected = PromoWorld.as(boss, () -> world.issues.reject(issue.id(), issue.version(), "no"));

        assertThat(rejected.state()).isEqualTo(IssueState.REJECTED);
        assertThat(world.base.figures(pen, world.bag(li))).isEqualTo(new Figures(20, 0, 0, 20, 0));
    }

    @Test
    void showsOnlyTheOwnIssuesToARep() {
        Actor zhao = world.rep("zhao", pen, 5, GIVE, READ);
        CustomerIssue issue = world.give(li, data(SHOP, pen, "1"));

        assertThat(PromoWorld.as(zhao, () -> world.issues.find(issue.id()))).isEmpty();
        assertThat(PromoWorld.as(zhao, () -> world.issues.list(ListQuery.all())).items())
                .isEmpty();
        refused("NOT_FOUND", () -> PromoWorld.as(zhao, () -> world.issues.undo(issue.id(), issue.version(), "x")));
        assertThat(PromoWorld.as(li, () -> world.issues.find(issue.id()))).isPresent();
        assertThat(PromoWorld.as(boss, () -> world.issues.find(issue.id()))).isPresent();
    }

    @Test
    void p38AnswersARepeatedCommandFromItsKey() {
        CustomerIssueData asked = data(SHOP, pen, "3");

        CustomerIssue first = PromoWorld.keyed(li, "k1", () -> world.issues.give(asked));
        CustomerIssue second = PromoWorld.keyed(li, "k1", () -> world.issues.give(asked));

        assertThat(second).isEqualTo(first);
        assertThat(inBag(li)).isEqualTo(17);
    }
}
