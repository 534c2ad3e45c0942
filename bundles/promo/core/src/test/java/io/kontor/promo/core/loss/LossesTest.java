package io.kontor.promo.core.loss;

import static io.kontor.promo.core.PaperWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.count.CountData;
import io.kontor.promo.api.count.CountEntry;
import io.kontor.promo.api.count.CountKind;
import io.kontor.promo.api.count.CountSheet;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.loss.LossReport;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.Difference;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.Settlement;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossesTest {
    private final PaperWorld papers = new PaperWorld();
    private final PromoWorld world = papers.world;
    private final UUID pen = world.item("PEN");
    private final UUID store = world.warehouse("CHANGSHA");
    private final Actor li =
            papers.rep("li", "promo:loss:read", "promo:loss:write", "promo:loss:decide", "promo:slip:ack");
    private final UUID cup = world.cup();

    @AfterEach
    void close() {
        assertThat(world.broken()).isZero();
        papers.close();
    }

    private static LossData lost(UUID place, UUID item, long quantity, @Nullable UUID liable) {
        return new LossData(
                place, item, null, List.of(), quantity, LossReason.MISSING, "not in the bag", liable, null, List.of());
    }

    private LossReport report(LossData data) {
        return PromoWorld.admin(() -> papers.losses.report(data));
    }

    @Test
    void p21ChargesAShortageAtTheSalesPrice() {
        world.receive(cup, store, 10);

        LossReport loss = report(lost(store, cup, 4, li.id()));

        assertThat(loss.charge()).isEqualTo(new Money(new BigDecimal("50.0000"), "CNY"));
        assertThat(loss.state()).isEqualTo(LossReport.State.PROPOSED);
        assertThat(world.figures(cup, store).onHand()).isEqualTo(6);
        LossReport charged = PromoWorld.admin(
                () -> papers.losses.decide(loss.id(), loss.version(), LossReport.State.CHARGED, "as agreed"));
        assertThat(charged.state()).isEqualTo(LossReport.State.CHARGED);
        assertThat(charged.decidedBy()).isEqualTo(PromoWorld.ADMIN.id());
        refused("LOSS_STATE", () -> PromoWorld.admin(() -> papers.losses.undo(loss.id(), charged.version(), "found")));
        refused(
                "LOSS_STATE",
                () -> PromoWorld.admin(
                        () -> papers.losses.decide(loss.id(), charged.version(), LossReport.State.WAIVED, "mercy")));
    }

    @Test
    void p10ChargesWhatIsLostOnTheWay() {
        world.receive(cup, store, 10);
        UUID bag = papers.bag(li);
        IssueSlip sent = papers.sent(PaperWorld.slip(SlipKind.ISSUE, store, bag, cup, 10));
        Acknowledgement eight = new Acknowledgement(List.of(new Acknowledgement.Line(1, 8)), null, null);
        IssueSlip partly = PromoWorld.as(li, () -> papers.slips.acknowledge(sent.id(), sent.version(), eight));
        UUID carrier = world.kernel.user("carrier");
        Difference nobody = new Difference(1, Settlement.LOST, "fell off", UUID.randomUUID());
        refused("UNKNOWN_USER", () -> PromoWorld.admin(() -> papers.slips.settle(sent.id(), partly.version(), nobody)));

        PromoWorld.admin(() -> papers.slips.settle(
                sent.id(), partly.version(), new Difference(1, Settlement.LOST, "fell off", carrier)));

        LossReport loss = PromoWorld.as(li, () -> papers.losses.list(ListQuery.all()))
                .items()
                .get(0);
        LossReport seen = PromoWorld.admin(() -> papers.losses.find(loss.id())).orElseThrow();
        assertThat(seen.charge()).isEqualTo(new Money(new BigDecimal("25.0000"), "CNY"));
        assertThat(seen.data().liableId()).isEqualTo(carrier);
        assertThat(seen.state()).isEqualTo(LossReport.State.PROPOSED);
        refused(
                "MADE_BY_DOCUMENT",
                () -> PromoWorld.admin(() -> papers.losses.undo(seen.id(), seen.version(), "found")));
        assertThat(PromoWorld.admin(() ->
                                papers.losses.decide(seen.id(), seen.version(), LossReport.State.CHARGED, "agreed"))
                        .state())
                .isEqualTo(LossReport.State.CHARGED);
    }

    @Test
    void r071p33ChargesARepForWhatIsMissingInTheBag() {
        world.receive(cup, store, 10);
        UUID bag = papers.bag(li);
        IssueSlip sent = papers.sent(PaperWorld.slip(SlipKind.ISSUE, store, bag, cup, 10));
        PromoWorld.as(
                li,
                () -> papers.slips.acknowledge(sent.id(), sent.version(), new Acknowledgement(List.of(), null, null)));
        CountSheet counted = PromoWorld.as(PromoWorld.everything(papers.rep("zhou")), () -> {
            CountSheet sheet = papers.counts.open(new CountData(null, bag, CountKind.REP, List.of(), null));
            CountSheet frozen = papers.counts.freeze(sheet.id(), sheet.version());
            return papers.counts.enter(
                    frozen.id(), frozen.version(), List.of(new CountEntry(cup, null, null, 7, "nobody knows")));
        });

        PromoWorld.admin(() -> papers.counts.post(counted.id(), counted.version(), "counted twice"));

        assertThat(PromoWorld.admin(() -> papers.losses.list(ListQuery.where("liableId eq '" + li.id() + "'")))
                        .items())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.charge()).isEqualTo(new Money(new BigDecimal("37.5000"), "CNY"));
                    assertThat(loss.data().quantity()).isEqualTo(3);
                    assertThat(loss.data().remark()).isEqualTo("nobody knows");
                });
    }

    @Test
    void chargesNobodyWithoutPriceOrLiablePerson() {
        world.receive(cup, store, 10);
        world.receive(pen, store, 10);
        for (LossReport loss : List.of(report(lost(store, cup, 1, null)), report(lost(store, pen, 1, li.id())))) {
            assertThat(loss.charge()).isNull();
            refused(
                    "NOTHING_TO_CHARGE",
                    () -> PromoWorld.admin(
                            () -> papers.losses.decide(loss.id(), loss.version(), LossReport.State.CHARGED, "pay")));
        }
    }

    @Test
    void anUndoneLossPutsTheGoodsBackOnce() {
        world.receive(cup, store, 10);
        LossReport loss = report(lost(store, cup, 4, null));

        LossReport undone = PromoWorld.admin(() -> papers.losses.undo(loss.id(), loss.version(), "found"));

        assertThat(undone.state()).isEqualTo(LossReport.State.REVERSED);
        assertThat(world.figures(cup, store).onHand()).isEqualTo(10);
        refused("LOSS_STATE", () -> PromoWorld.admin(() -> papers.losses.undo(loss.id(), undone.version(), "again")));
        refused(
                "MADE_BY_DOCUMENT",
                () -> PromoWorld.admin(() -> {
                    LossReport other = papers.losses.report(lost(store, cup, 1, null));
                    return world.stock.reverse(other.movementId(), "by hand");
                }));
    }

    @Test
    void whoIsLiableDoesNotDecideAndMayNotSeeTheCharge() {
        UUID bag = papers.bag(li);
        world.receive(cup, store, 10);
        IssueSlip sent = papers.sent(PaperWorld.slip(SlipKind.ISSUE, store, bag, cup, 10));
        PromoWorld.as(
                li,
                () -> papers.slips.acknowledge(sent.id(), sent.version(), new Acknowledgement(List.of(), null, null)));

        LossReport loss = PromoWorld.as(li, () -> papers.losses.report(lost(bag, cup, 2, li.id())));

        assertThat(loss.charge()).isNull();
        assertThat(PromoWorld.as(li, () -> papers.losses.find(loss.id()))
                        .orElseThrow()
                        .charge())
                .isNull();
        assertThat(PromoWorld.admin(() -> papers.losses.find(loss.id()))
                        .orElseThrow()
                        .charge())
                .isEqualTo(new Money(new BigDecimal("25.0000"), "CNY"));
        refused(
                "OWN_CHARGE",
                () -> PromoWorld.as(
                        li,
                        () -> papers.losses.decide(
                                loss.id(), loss.version(), LossReport.State.WAIVED, "not my fault")));
        refused("UNKNOWN_PLACE", () -> PromoWorld.as(li, () -> papers.losses.report(lost(store, cup, 1, null))));
        UUID others = papers.bag(papers.rep("wang"));
        refused("BAG_NOT_YOURS", () -> PromoWorld.as(li, () -> papers.losses.report(lost(others, cup, 1, null))));
    }

    @Test
    void refusesWhatDoesNotFitAndChangesNothing() {
        world.receive(cup, store, 10);
        refused("QUANTITY_NOT_POSITIVE", () -> report(lost(store, cup, 0, null)));
        refused("STOCK_INSUFFICIENT", () -> report(lost(store, cup, 11, null)));
        refused("UNKNOWN_ITEM", () -> report(lost(store, UUID.randomUUID(), 1, null)));
        refused("UNKNOWN_PLACE", () -> report(lost(UUID.randomUUID(), cup, 1, null)));
        refused("UNKNOWN_USER", () -> report(lost(store, cup, 1, UUID.randomUUID())));
        UUID tea = world.item("TEA", Tracking.LOT);
        UUID lot = world.lot(tea, "L1", PromoWorld.TODAY.minusDays(3));
        world.post(
                MovementKind.RECEIPT,
                PostingLine.of(tea, Place.SUPPLIER, store, 5).ofLot(lot));
        refused("LOT_NEEDED", () -> report(lost(store, tea, 1, null)));
        LossData expired =
                new LossData(store, tea, lot, List.of(), 5, LossReason.EXPIRED, "old", null, null, List.of());
        assertThat(report(expired).data()).isEqualTo(expired);
        UUID transit = world.automatic.transitTo(papers.bag(li));
        refused("WRONG_ENDS", () -> report(lost(transit, cup, 1, null)));
        LossReport loss = report(lost(store, cup, 1, null));
        refused(
                "NOT_A_DECISION",
                () -> PromoWorld.admin(
                        () -> papers.losses.decide(loss.id(), loss.version(), LossReport.State.REVERSED, "no")));
        assertThat(world.figures(cup, store).onHand()).isEqualTo(9);
        assertThat(PromoWorld.admin(() -> papers.losses.list(ListQuery.where("reason eq EXPIRED")))
                        .items())
                .hasSize(1);
    }
}
