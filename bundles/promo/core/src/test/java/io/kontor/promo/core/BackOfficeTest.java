package io.kontor.promo.core;

import static io.kontor.promo.core.PromoWorld.TODAY;
import static io.kontor.promo.core.PromoWorld.admin;
import static io.kontor.promo.core.PromoWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.campaign.Campaign;
import io.kontor.promo.api.campaign.CampaignData;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.item.PromoItem;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.stock.Balance;
import io.kontor.promo.api.stock.BalancesAsk;
import io.kontor.promo.api.stock.DayBalance;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.campaign.JpaCampaigns;
import io.kontor.promo.core.issue.IssueWorld;
import io.kontor.promo.core.ledger.Leg;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a back office and a rep ask at once: where is every piece, what came with which paper, what is to be confirmed.
 */
class BackOfficeTest {
    private static final CustomerRef SHOP = CustomerRef.typed("Corner shop");

    private final IssueWorld issues = new IssueWorld();
    private final PaperWorld papers = new PaperWorld(issues.base);
    private final PromoWorld world = issues.base;

    @AfterEach
    void close() {
        issues.close();
    }

    private PromoItem item(String code, @Nullable String barcode, @Nullable LocalDate from, @Nullable LocalDate to) {
        return admin(() -> world.items.add(new PromoItemData(
                code,
                code,
                ItemKind.GIFT,
                Tracking.NONE,
                "piece",
                Map.of(),
                null,
                null,
                0,
                null,
                barcode,
                from,
                to,
                null,
                null,
                null,
                null,
                null)));
    }

    @Test
    void p07p50r068KeepsWhatCameWithItsPaperItsPhotoItsCostAndItsCampaign() {
        UUID pen = world.item("PEN");
        UUID store = world.warehouse("STORE");
        JpaCampaigns campaigns = new JpaCampaigns(world.transactions, world.kernel.staff(), world.kernel.regions());
        UUID owner = papers.rep("owner").id();
        Campaign spring = admin(() -> campaigns.add(
                new CampaignData("SPRING", "Spring", new DateRange(TODAY, TODAY), owner, null, null, null, null)));
        Money cost = new Money(new BigDecimal("1.20"), "CNY");
        PostingLine line =
                new PostingLine(pen, null, List.of(), Place.SUPPLIER, store, BigDecimal.valueOf(500), null, cost);

        Movement kept = admin(() -> world.stock.post(new Posting(
                MovementKind.RECEIPT,
                null,
                List.of(line),
                "first delivery",
                "DN-4711",
                spring.id(),
                List.of(PaperWorld.SIGNATURE))));

        Movement read = admin(() -> world.stock.movement(kept.id())).orElseThrow();
        assertThat(read.paperNo()).isEqualTo("DN-4711");
        assertThat(read.campaignId()).isEqualTo(spring.id());
        assertThat(read.evidence()).containsExactly(PaperWorld.SIGNATURE);
        assertThat(read.lines().get(0).unitCost()).isNotNull();
        assertThat(admin(() -> world.stock.movements(ListQuery.where("paperNo eq 'DN-4711'")))
                        .items())
                .hasSize(1);
    }

    @Test
    void p34TellsWhereEveryPieceIsOverBranchesOnAnyDay() {
        UUID pen = world.item("PEN");
        UUID head = admin(() -> world.places.add(PlaceData.of("HQ", "Head", PlaceType.BRANCH)))
                .id();
        UUID changsha = below("CS", head);
        UUID zhengzhou = below("ZZ", head);
        UUID elsewhere = world.warehouse("XIAN");
        world.clock.turnTo(TODAY.minusDays(3));
        world.receive(pen, changsha, 10);
        world.receive(pen, elsewhere, 7);
        world.clock.turnTo(TODAY);
        world.move(MovementKind.TRANSFER, Leg.of(pen, null, changsha, zhengzhou, 4));

        assertThat(on(TODAY, head)).containsExactlyInAnyOrder(tuple(changsha, 6L), tuple(zhengzhou, 4L));
        assertThat(on(TODAY.minusDays(1), head)).containsExactly(tuple(changsha, 10L));
        assertThat(on(TODAY.minusDays(4), head)).isEmpty();
        assertThat(on(TODAY, null)).contains(tuple(elsewhere, 7L)).hasSize(3);
        assertThat(admin(() -> world.stock.balances(ListQuery.where("under eq '" + head + "'")))
                        .items())
                .extracting(Balance::placeId)
                .containsExactlyInAnyOrder(changsha, zhengzhou);
    }

    private UUID below(String code, UUID parent) {
        return admin(() -> world.places.add(
                        new PlaceData(code, code, PlaceType.WAREHOUSE, parent, null, null, null, null)))
                .id();
    }

    private List<Tuple> on(LocalDate day, @Nullable UUID place) {
        List<DayBalance> found = admin(() -> world.stock.balances(new BalancesAsk(day, place, null, null, 50, null)))
                .items();
        return found.stream().map(b -> tuple(b.placeId(), b.onHand())).toList();
    }

    @Test
    void p39FindsWhatACameraReads() {
        PromoItem pen = item("PEN", "6901234567892", null, null);
        item("CUP", "6901234567908", null, null);

        assertThat(admin(() -> world.items.list(ListQuery.where("barcode eq '6901234567892'")))
                        .items())
                .containsExactly(pen);
        refused("BARCODE_TAKEN", () -> item("PEN2", "6901234567892", null, null));
    }

    @Test
    void p43r067ShowsARepTheOwnBagTodaysIssuesAndWhatIsToBeConfirmed() {
        UUID pen = issues.item("PEN", "2");
        Actor li = issues.rep(
                "li",
                pen,
                20,
                IssueWorld.GIVE,
                IssueWorld.READ,
                new Grant("promo:stock:read", Scope.OWN, Set.of()),
                new Grant("promo:slip:read", Scope.OWN, Set.of()));
        UUID store = world.warehouse("STORE");
        world.receive(pen, store, 5);
        IssueSlip coming = papers.sent(PaperWorld.slip(SlipKind.ISSUE, store, issues.bag(li), pen, 5));
        CustomerIssue given = issues.give(li, IssueWorld.data(SHOP, pen, "3"));

        assertThat(PromoWorld.as(li, () -> world.stock.balances(ListQuery.all()))
                        .items())
                .extracting(b -> b.figures().onHand(), b -> b.figures().inTransit())
                .containsExactly(tuple(17L, 5L));
        assertThat(PromoWorld.as(li, () -> issues.issues.list(ListQuery.where("day eq '" + TODAY + "'")))
                        .items())
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.id()).isEqualTo(given.id());
                    assertThat(issue.repId()).isEqualTo(li.id());
                    assertThat(issue.data().recipient()).isEqualTo(SHOP);
                    assertThat(issue.data().purpose()).isEqualTo("visit");
                });
        assertThat(PromoWorld.as(li, () -> papers.slips.list(ListQuery.where("state eq SENT")))
                        .items())
                .extracting(IssueSlip::id)
                .containsExactly(coming.id());
    }

    @Test
    void refusesAnItemOutsideItsDays() {
        UUID late = item("LATE", null, null, TODAY.minusDays(1)).id();
        UUID early = item("EARLY", null, TODAY.plusDays(1), null).id();
        UUID store = world.warehouse("STORE");
        world.receive(late, store, 5);
        world.receive(early, store, 5);

        for (UUID item : List.of(late, early)) {
            refused(
                    "ITEM_NOT_VALID",
                    () -> admin(() -> papers.slips.pick(
                            PaperWorld.slip(SlipKind.ISSUE, store, papers.bag(papers.rep("li")), item, 1))));
            assertThat(world.figures(item, store).available()).isEqualTo(5);
        }
    }
}
