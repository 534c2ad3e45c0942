package io.kontor.promo.core.campaign;

import static io.kontor.promo.core.issue.IssueWorld.GIVE;
import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Answer;
import io.kontor.promo.api.campaign.Campaign;
import io.kontor.promo.api.campaign.CampaignData;
import io.kontor.promo.api.campaign.CloseOut;
import io.kontor.promo.api.campaign.CloseOutLine;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.issue.IssueWorld;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CampaignsTest {
    private static final CustomerRef SHOP = CustomerRef.typed("Corner shop");
    private static final Grant WRITE_OWN = new Grant("promo:campaign:write", Scope.OWN, Set.of());
    private static final Grant READ_OWN = new Grant("promo:campaign:read", Scope.OWN, Set.of());

    private final IssueWorld world = new IssueWorld();
    private final UUID pen = world.item("PEN", "2.50");
    private final Actor li = world.rep("li", pen, 10, GIVE);
    private final UUID store = world.base.warehouse("STORE");
    private final UUID bag = world.bag(li);
    private final Actor owner = world.base.rep("owner", WRITE_OWN, READ_OWN);
    private final Campaign spring = PromoWorld.admin(() -> world.campaigns.add(data("SPRING", owner.id(), null)));

    @AfterEach
    void close() {
        world.close();
    }

    private static CampaignData data(String code, UUID owner, String region) {
        return new CampaignData(
                code,
                "Campaign " + code,
                new DateRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 30)),
                owner,
                100L,
                new Money(new BigDecimal("900"), "CNY"),
                region,
                null);
    }

    private Movement move(MovementKind kind, UUID from, UUID to, long units) {
        PostMovement.Note note = new PostMovement.Note(PromoWorld.ADMIN.id(), null, null, spring.id(), List.of());
        PostMovement movement = PostMovement.of(kind, List.of(Leg.of(pen, null, from, to, units)), note, null);
        return PromoWorld.admin(() -> world.base
                .transactions
                .get()
                .write(Answer.of(Movement.class), em -> world.base.ledger.post(em, movement, Gate.OPEN)));
    }

    private void issueToRep(long units) {
        world.base.receive(pen, store, units);
        UUID transit = PromoWorld.admin(() -> world.base.automatic.transitTo(bag));
        move(MovementKind.DISPATCH, store, transit, units);
        move(MovementKind.CONFIRM, transit, bag, units);
    }

    private CustomerIssue give(Actor rep, UUID place, String units) {
        return world.give(
                rep,
                new CustomerIssueData(
                        SHOP,
                        null,
                        place,
                        null,
                        List.of(IssueWorld.line(pen, units)),
                        "campaign",
                        spring.id(),
                        null,
                        null,
                        null,
                        List.of()));
    }

    private CloseOutLine line() {
        return PromoWorld.admin(() -> world.campaigns.closeOut(spring.id()))
                .lines()
                .get(0);
    }

    @Test
    void p24AccountsForEveryPieceOfACampaign() {
        issueToRep(40);
        CustomerIssue issue = give(li, bag, "12");
        PromoWorld.as(
                li,
                () -> world.issues.takeBack(
                        issue.id(), issue.version(), List.of(IssueWorld.line(pen, "2")), null, "back"));
        CustomerIssue wrong = give(li, bag, "3");
        PromoWorld.as(li, () -> world.issues.undo(wrong.id(), wrong.version(), "wrong"));
        move(MovementKind.LOSS, bag, Place.LOSS, 4);
        UUID transit = PromoWorld.admin(() -> world.base.automatic.transitTo(store));
        move(MovementKind.DISPATCH, bag, transit, 6);
        move(MovementKind.CONFIRM, transit, store, 6);

        assertThat(line()).isEqualTo(new CloseOutLine(li.id(), pen, 40, 10, 6, 4, 20, 0));
        CloseOut accounts = PromoWorld.admin(() -> world.campaigns.closeOut(spring.id()));
        assertThat(accounts.cost()).singleElement().satisfies(cost -> assertThat(cost.amount())
                .isEqualByComparingTo("25"));
        Campaign closed = PromoWorld.as(owner, () -> world.campaigns.close(spring.id(), spring.version()));
        assertThat(closed.state()).isEqualTo(Campaign.State.CLOSED);
        refused("CAMPAIGN_CLOSED", () -> give(li, bag, "1"));
        refused("CAMPAIGN_CLOSED", () -> PromoWorld.admin(() -> world.campaigns.close(spring.id(), closed.version())));
    }

    @Test
    void countsWhatIsOnTheWayToARepAsCarriedAndWhatIsSentBackAsNeverIssued() {
        world.base.receive(pen, store, 9);
        UUID transit = PromoWorld.admin(() -> world.base.automatic.transitTo(bag));
        move(MovementKind.DISPATCH, store, transit, 9);

        assertThat(line()).isEqualTo(new CloseOutLine(li.id(), pen, 9, 0, 0, 0, 9, 0));
        move(MovementKind.SEND_BACK, transit, store, 2);
        assertThat(line()).isEqualTo(new CloseOutLine(li.id(), pen, 7, 0, 0, 0, 7, 0));
    }

    @Test
    void countsWhatGoesStraightFromAWarehouseForWhoHandsItOut() {
        world.base.receive(pen, store, 9);
        give(PromoWorld.ADMIN, store, "5");

        assertThat(line()).isEqualTo(new CloseOutLine(PromoWorld.ADMIN.id(), pen, 5, 5, 0, 0, 0, 0));
    }

    @Test
    void p24DoesNotCloseWithAGap() {
        issueToRep(40);
        world.base.move(MovementKind.LOSS, Leg.of(pen, null, bag, Place.LOSS, 15));

        assertThat(line()).isEqualTo(new CloseOutLine(li.id(), pen, 40, 0, 0, 0, 35, 5));
        refused("CAMPAIGN_GAP", () -> PromoWorld.admin(() -> world.campaigns.close(spring.id(), spring.version())));
        assertThat(PromoWorld.admin(() -> world.campaigns.find(spring.id()))
                        .orElseThrow()
                        .state())
                .isEqualTo(Campaign.State.OPEN);
    }

    @Test
    void p25KeepsCampaignsAndRefusesBadOnes() {
        refused(
                "CAMPAIGN_CODE_TAKEN",
                () -> PromoWorld.admin(() -> world.campaigns.add(data("SPRING", owner.id(), null))));
        refused("UNKNOWN_USER", () -> PromoWorld.admin(() -> world.campaigns.add(data("X", UUID.randomUUID(), null))));
        refused("UNKNOWN_REGION", () -> PromoWorld.admin(() -> world.campaigns.add(data("X", owner.id(), "99"))));
        refused("VERSION_STALE", () -> PromoWorld.admin(() -> world.campaigns.close(spring.id(), 99)));
        Actor other = world.base.rep("other", WRITE_OWN, READ_OWN);
        refused("NOT_FOUND", () -> PromoWorld.as(other, () -> world.campaigns.close(spring.id(), spring.version())));
        refused("OUTSIDE_OWN_ROWS", () -> PromoWorld.as(other, () -> world.campaigns.add(data("X", owner.id(), null))));
    }

    @Test
    void keepsThePlannedCostFromThoseWhoMayNotSeeIt() {
        world.base.kernel.region("43/");
        PromoWorld.admin(() -> world.campaigns.add(data("NORTH", owner.id(), "43")));

        List<Campaign> seen = PromoWorld.as(owner, () -> world.campaigns.list(ListQuery.all()))
                .items();

        assertThat(seen).hasSize(2).allSatisfy(c -> assertThat(c.data().plannedCost())
                .isNull());
        Campaign renamed = PromoWorld.as(
                owner,
                () -> world.campaigns.change(spring.id(), spring.version(), d -> data("SPRING-2", owner.id(), null)));
        assertThat(PromoWorld.admin(() -> world.campaigns.find(renamed.id()))
                        .orElseThrow()
                        .data()
                        .plannedCost())
                .isNotNull();
        Actor other = world.base.rep("other", READ_OWN);
        assertThat(PromoWorld.as(other, () -> world.campaigns.list(ListQuery.all()))
                        .items())
                .extracting(c -> c.data().code())
                .containsExactly("SPRING-2");
    }
}
