package io.kontor.promo.core.slip;

import static io.kontor.promo.core.PaperWorld.line;
import static io.kontor.promo.core.PaperWorld.pieces;
import static io.kontor.promo.core.PaperWorld.refused;
import static io.kontor.promo.core.PaperWorld.slip;
import static io.kontor.promo.core.PaperWorld.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.slip.AckState;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.Difference;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.Settlement;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.slip.SlipLine;
import io.kontor.promo.api.slip.SlipState;
import io.kontor.promo.api.stock.Figures;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.Evidence;
import io.kontor.promo.api.value.PaperNames;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlipsTest {
    private static final LocalDate TODAY = PromoWorld.TODAY;
    private static final Evidence SIGNED = new Evidence(Evidence.Kind.SIGNATURE, "s/1.png", "0".repeat(64), "Chen");

    private final PaperWorld papers = new PaperWorld();
    private final PromoWorld world = papers.world;
    private final UUID pen = world.item("PEN");
    private final UUID store = world.warehouse("CHANGSHA");
    private final Actor li = rep("li");
    private final Actor wang = rep("wang");
    private final UUID bag = papers.bag(li);
    private final UUID other = papers.bag(wang);

    private Actor rep(String name) {
        return papers.rep(name, "promo:slip:read", "promo:slip:write", "promo:slip:ack");
    }

    @AfterEach
    void close() {
        assertThat(world.broken()).isZero();
        papers.close();
    }

    private IssueSlip ack(Actor actor, IssueSlip slip, long... quantities) {
        List<Acknowledgement.Line> lines = new ArrayList<>();
        for (int i = 0; i < quantities.length; i++) {
            lines.add(new Acknowledgement.Line(i + 1, quantities[i]));
        }
        return PromoWorld.as(
                actor,
                () -> papers.slips.acknowledge(slip.id(), slip.version(), new Acknowledgement(lines, SIGNED, null)));
    }

    @Test
    void p08p10ReservesSendsAndIsConfirmedWithTwoSignatures() {
        world.receive(pen, store, 30);

        IssueSlip picked = PromoWorld.admin(() -> papers.slips.pick(slip(SlipKind.ISSUE, store, bag, pen, 20)));
        assertThat(world.figures(pen, store)).isEqualTo(new Figures(30, 20, 0, 10, 0));
        IssueSlip sent = PromoWorld.admin(() -> papers.slips.send(picked.id(), picked.version(), SIGNED));
        assertThat(sent.state()).isEqualTo(SlipState.SENT);
        assertThat(sent.sentOn()).isEqualTo(TODAY);
        assertThat(world.figures(pen, store).onHand()).isEqualTo(10);
        assertThat(world.figures(pen, bag).inTransit()).isEqualTo(20);
        IssueSlip done = ack(li, sent);

        assertThat(done.state()).isEqualTo(SlipState.DONE);
        assertThat(done.ackState()).isEqualTo(AckState.FULL);
        assertThat(done.signatures()).containsExactly(SIGNED, SIGNED);
        assertThat(world.figures(pen, bag)).isEqualTo(new Figures(20, 0, 0, 20, 0));
        refused("ACKNOWLEDGED_ALREADY", () -> ack(li, done));
        refused("VERSION_STALE", () -> ack(li, sent));
        assertThat(world.figures(pen, bag).onHand()).isEqualTo(20);
    }

    @Test
    void p10ADifferenceStaysOpenUntilItIsSentBackOrLost() {
        UUID cup = world.item("CUP");
        world.receive(pen, store, 30);
        world.receive(cup, store, 5);
        IssueSlip sent = papers.sent(with(slip(SlipKind.ISSUE, store, bag, pen, 1), line(pen, 20), line(cup, 5)));

        IssueSlip partly = ack(li, sent, 18, 0);
        assertThat(partly.state()).isEqualTo(SlipState.SENT);
        assertThat(partly.ackState()).isEqualTo(AckState.PARTLY);
        assertThat(world.figures(pen, bag)).isEqualTo(new Figures(18, 0, 0, 18, 2));
        refused("MORE_THAN_SENT", () -> ack(li, partly, 3));
        IssueSlip back = PromoWorld.admin(() -> papers.slips.settle(
                partly.id(), partly.version(), new Difference(1, Settlement.SENT_BACK, "left behind", null)));
        refused(
                "NO_DIFFERENCE",
                () -> PromoWorld.admin(() -> papers.slips.settle(
                        back.id(), back.version(), new Difference(1, Settlement.LOST, "again", null))));
        refused(
                "NO_DIFFERENCE",
                () -> PromoWorld.admin(() -> papers.slips.settle(
                        back.id(), back.version(), new Difference(9, Settlement.LOST, "none", null))));
        IssueSlip done = PromoWorld.admin(() ->
                papers.slips.settle(back.id(), back.version(), new Difference(2, Settlement.LOST, "box fell", null)));

        assertThat(done.state()).isEqualTo(SlipState.DONE);
        assertThat(done.lines())
                .containsExactly(
                        new SlipLine(1, pen, null, null, 20, 18, 2), new SlipLine(2, cup, null, null, 5, 0, 5));
        assertThat(world.figures(pen, store).onHand()).isEqualTo(12);
        assertThat(world.figures(cup, bag)).isEqualTo(Figures.NONE);
        assertThat(PromoWorld.admin(() -> world.stock.movements(ListQuery.where("kind eq LOSS")))
                        .items())
                .singleElement()
                .satisfies(m -> assertThat(m.document()).isEqualTo(SlipMoves.document(sent.id(), sent.number())));
    }

    @Test
    void p10RemindsTheReceiverUntilAllOfItIsConfirmed() {
        world.receive(pen, store, 30);
        IssueSlip sent = papers.sent(slip(SlipKind.ISSUE, store, bag, pen, 20));
        Map<UUID, DeadlineData> open = world.kernel.deadlines().open;

        DeadlineData due = Objects.requireNonNull(open.get(sent.id()));
        assertThat(due.owner()).isEqualTo(li.id());
        assertThat(due.subjectCode()).isEqualTo(sent.number());
        assertThat(due.violations()).isEmpty();
        assertThat(due.remindAt()).isEqualTo(TODAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(due.dueAt()).isEqualTo(TODAY.plusDays(4).atStartOfDay().toInstant(ZoneOffset.UTC));
        world.clock.turnTo(TODAY.plusDays(2));
        IssueSlip partly = ack(li, sent, 18);
        assertThat(open).containsEntry(sent.id(), due);
        PromoWorld.admin(() -> papers.slips.settle(
                partly.id(), partly.version(), new Difference(1, Settlement.SENT_BACK, "left behind", null)));
        assertThat(open).isEmpty();
    }

    @Test
    void p11GoesFromRepToRepAndOnlyTheReceiverConfirms() {
        world.receive(pen, store, 30);
        ack(li, papers.sent(slip(SlipKind.ISSUE, store, bag, pen, 20)));

        IssueSlip picked = PromoWorld.as(li, () -> papers.slips.pick(slip(SlipKind.TRANSFER, bag, other, pen, 8)));
        IssueSlip sent = PromoWorld.as(li, () -> papers.slips.send(picked.id(), picked.version(), null));
        refused("BAG_NOT_YOURS", () -> ack(li, sent));
        refused(
                "BAG_NOT_YOURS",
                () -> PromoWorld.as(
                        wang,
                        () -> papers.slips.settle(
                                sent.id(), sent.version(), new Difference(1, Settlement.LOST, "gone", null))));
        ack(wang, sent);

        assertThat(world.figures(pen, bag).onHand()).isEqualTo(12);
        assertThat(world.figures(pen, other).onHand()).isEqualTo(8);
    }

    @Test
    void p20HandsInEvenWhatIsExpiredOrRecalled() {
        UUID tea = world.item("TEA", Tracking.LOT);
        UUID lot = world.lot(tea, "L1", TODAY.plusDays(2));
        world.post(
                MovementKind.RECEIPT,
                PostingLine.of(tea, Place.SUPPLIER, store, 9).ofLot(lot));
        ack(li, papers.sent(slip(SlipKind.ISSUE, store, bag, tea, 9)));
        world.clock.turnTo(TODAY.plusDays(10));
        long version =
                PromoWorld.admin(() -> world.lots.find(lot)).orElseThrow().version();
        PromoWorld.admin(() -> world.lots.mark(lot, version, LotStatus.RECALLED, "mould"));
        refused(
                "STOCK_INSUFFICIENT",
                () -> PromoWorld.as(li, () -> papers.slips.pick(slip(SlipKind.TRANSFER, bag, other, tea, 9))));

        IssueSlip picked = PromoWorld.as(li, () -> papers.slips.pick(slip(SlipKind.RETURN, bag, store, tea, 9)));
        IssueSlip sent = PromoWorld.as(li, () -> papers.slips.send(picked.id(), picked.version(), SIGNED));
        ack(PromoWorld.ADMIN, sent);

        assertThat(picked.lines()).containsExactly(new SlipLine(1, tea, lot, null, 9, 0, 0));
        assertThat(world.figures(tea, store).onHand()).isEqualTo(9);
        assertThat(PromoWorld.admin(() -> world.stock.movements(ListQuery.where("kind eq HAND_IN")))
                        .items())
                .hasSize(1);
    }

    @Test
    void p02PicksTheLotsThatExpireFirst() {
        UUID tea = world.item("TEA", Tracking.LOT);
        UUID late = world.lot(tea, "LATE", TODAY.plusDays(90));
        UUID soon = world.lot(tea, "SOON", TODAY.plusDays(30));
        UUID past = world.lot(tea, "PAST", TODAY.minusDays(1));
        for (UUID lot : List.of(late, soon, past)) {
            world.post(
                    MovementKind.RECEIPT,
                    PostingLine.of(tea, Place.SUPPLIER, store, 5).ofLot(lot));
        }
        SlipData data = slip(SlipKind.ISSUE, store, bag, tea, 7);

        IssueSlip picked = PromoWorld.admin(() -> papers.slips.pick(data));

        assertThat(picked.lines())
                .containsExactly(new SlipLine(1, tea, soon, null, 5, 0, 0), new SlipLine(2, tea, late, null, 2, 0, 0));
        refused("STOCK_INSUFFICIENT", () -> PromoWorld.admin(() -> papers.slips.pick(data)));
        SlipData expired = with(data, new SlipData.Line(tea, past, List.of(), 1));
        refused("LOT_EXPIRED", () -> PromoWorld.admin(() -> papers.slips.pick(expired)));
        SlipData unknown = with(data, new SlipData.Line(tea, UUID.randomUUID(), List.of(), 1));
        refused("UNKNOWN_LOT", () -> PromoWorld.admin(() -> papers.slips.pick(unknown)));
        long version =
                PromoWorld.admin(() -> world.lots.find(late)).orElseThrow().version();
        PromoWorld.admin(() -> world.lots.mark(late, version, LotStatus.BLOCKED, "test"));
        SlipData blocked = with(data, new SlipData.Line(tea, late, List.of(), 1));
        refused("LOT_BLOCKED", () -> PromoWorld.admin(() -> papers.slips.pick(blocked)));
        refused(
                "LOT_NOT_TRACKED",
                () -> PromoWorld.admin(
                        () -> papers.slips.pick(with(data, new SlipData.Line(pen, late, List.of(), 1)))));
        assertThat(world.figures(tea, store).reserved()).isEqualTo(7);
    }

    @Test
    void sendsPiecesAndPicksEachOnlyOnce() {
        UUID stand = world.item("STAND", Tracking.SERIAL);
        world.post(
                MovementKind.RECEIPT,
                new PostingLine(
                        stand, null, List.of("A1", "A2"), Place.SUPPLIER, store, BigDecimal.valueOf(2), null, null));
        SlipData data = slip(SlipKind.ISSUE, store, bag, stand, 1);
        refused("SERIALS_NEEDED", () -> PromoWorld.admin(() -> papers.slips.pick(data)));
        refused("SERIAL_NOT_THERE", () -> PromoWorld.admin(() -> papers.slips.pick(with(data, pieces(stand, "A9")))));
        refused("SERIALS_NOT_TRACKED", () -> PromoWorld.admin(() -> papers.slips.pick(with(data, pieces(pen, "A1")))));
        IssueSlip picked = PromoWorld.admin(() -> papers.slips.pick(with(data, pieces(stand, "A1"))));
        refused("SERIAL_PICKED", () -> PromoWorld.admin(() -> papers.slips.pick(with(data, pieces(stand, "A1")))));

        IssueSlip sent = PromoWorld.admin(() -> papers.slips.send(picked.id(), picked.version(), null));
        ack(li, sent);

        assertThat(world.figures(stand, bag).onHand()).isEqualTo(1);
        assertThat(sent.lines().get(0).serial()).isEqualTo("A1");
    }

    @Test
    void refusesWrongEndsAndForeignBags() {
        world.receive(pen, store, 30);
        ack(li, papers.sent(slip(SlipKind.ISSUE, store, bag, pen, 20)));
        refused(
                "WRONG_ENDS",
                () -> PromoWorld.admin(() -> papers.slips.pick(slip(SlipKind.ISSUE, bag, other, pen, 1))));
        refused(
                "WRONG_ENDS",
                () -> PromoWorld.admin(() -> papers.slips.pick(slip(SlipKind.TRANSFER, bag, store, pen, 1))));
        refused(
                "WRONG_ENDS",
                () -> PromoWorld.admin(() -> papers.slips.pick(slip(SlipKind.RETURN, bag, other, pen, 1))));
        refused(
                "SAME_PLACE",
                () -> PromoWorld.admin(() -> papers.slips.pick(slip(SlipKind.TRANSFER, bag, bag, pen, 1))));
        refused(
                "BAG_NOT_YOURS",
                () -> PromoWorld.as(wang, () -> papers.slips.pick(slip(SlipKind.TRANSFER, bag, other, pen, 1))));
        refused(
                "UNKNOWN_PLACE",
                () -> PromoWorld.as(li, () -> papers.slips.pick(slip(SlipKind.ISSUE, store, bag, pen, 1))));
        refused(
                "QUANTITY_NOT_POSITIVE",
                () -> PromoWorld.admin(() -> papers.slips.pick(slip(SlipKind.ISSUE, store, bag, pen, 0))));
        assertThat(world.figures(pen, store)).isEqualTo(new Figures(10, 0, 0, 10, 0));
    }

    @Test
    void aNumberIsTakenOnceAndTheGoodsStayFree() {
        world.receive(pen, store, 30);
        SlipData data = new SlipData(SlipKind.ISSUE, "S-1", null, store, bag, null, List.of(line(pen, 1)), null);
        PromoWorld.admin(() -> papers.slips.pick(data));

        refused("SLIP_NUMBER_TAKEN", () -> PromoWorld.admin(() -> papers.slips.pick(data)));

        assertThat(world.figures(pen, store).reserved()).isEqualTo(1);
    }

    @Test
    void isWithdrawnOnlyBeforeItIsSent() {
        world.receive(pen, store, 30);
        IssueSlip picked = PromoWorld.admin(() -> papers.slips.pick(slip(SlipKind.ISSUE, store, bag, pen, 20)));
        refused("SLIP_STATE", () -> ack(li, picked));
        IssueSlip cancelled = PromoWorld.admin(() -> papers.slips.cancel(picked.id(), picked.version(), "no car"));
        assertThat(cancelled.state()).isEqualTo(SlipState.CANCELLED);
        assertThat(world.figures(pen, store)).isEqualTo(new Figures(30, 0, 0, 30, 0));
        refused(
                "SLIP_STATE",
                () -> PromoWorld.admin(() -> papers.slips.send(cancelled.id(), cancelled.version(), null)));
        IssueSlip sent = papers.sent(slip(SlipKind.ISSUE, store, bag, pen, 20));
        refused("SLIP_STATE", () -> PromoWorld.admin(() -> papers.slips.cancel(sent.id(), sent.version(), "late")));
    }

    @Test
    void refusesAConfirmationThatDoesNotFit() {
        world.receive(pen, store, 30);
        IssueSlip sent = papers.sent(slip(SlipKind.ISSUE, store, bag, pen, 20));
        refused("MORE_THAN_SENT", () -> ack(li, sent, 21));
        refused("OUT_OF_RANGE", () -> ack(li, sent, -1));
        refused("UNKNOWN_LINE", () -> ack(li, sent, 20, 1));
        Acknowledgement twice = new Acknowledgement(
                List.of(new Acknowledgement.Line(1, 1), new Acknowledgement.Line(1, 2)), null, null);
        refused(
                "LINE_TWICE",
                () -> PromoWorld.as(li, () -> papers.slips.acknowledge(sent.id(), sent.version(), twice)));
        refused("NOT_FOUND", () -> ack(papers.rep("zhao", "promo:slip:ack"), sent));
        assertThat(PromoWorld.as(li, () -> papers.slips.find(sent.id()))).contains(sent);
    }

    @Test
    void twoReceiversAtOnceConfirmOnce() throws Exception {
        world.receive(pen, store, 30);
        IssueSlip sent = papers.sent(slip(SlipKind.ISSUE, store, bag, pen, 20));
        List<Callable<Boolean>> both = Collections.nCopies(2, () -> {
            try {
                return ack(li, sent).state() == SlipState.DONE;
            } catch (KontorException refusal) {
                assertThat(refusal.code()).isIn("VERSION_STALE", "ACKNOWLEDGED_ALREADY");
                return false;
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        int confirmed = 0;
        try {
            for (Future<Boolean> one : threads.invokeAll(both)) {
                confirmed += one.get() ? 1 : 0;
            }
        } finally {
            threads.shutdown();
        }

        assertThat(confirmed).isEqualTo(1);
        assertThat(world.figures(pen, bag)).isEqualTo(new Figures(20, 0, 0, 20, 0));
    }

    @Test
    void aRepeatedCommandIsAnsweredFromItsKey() {
        world.receive(pen, store, 30);
        SlipData data = slip(SlipKind.ISSUE, store, bag, pen, 20);

        IssueSlip first = PromoWorld.keyed(PromoWorld.ADMIN, "k1", () -> papers.slips.pick(data));
        IssueSlip second = PromoWorld.keyed(PromoWorld.ADMIN, "k1", () -> papers.slips.pick(data));

        assertThat(second).isEqualTo(first);
        assertThat(world.figures(pen, store).reserved()).isEqualTo(20);
    }

    @Test
    void tellsWhatIsOnItToWhoSeesIt() {
        world.receive(pen, store, 30);
        IssueSlip sent = papers.sent(slip(SlipKind.ISSUE, store, bag, pen, 20));

        PaperNames names =
                PromoWorld.as(li, () -> papers.slips.names(sent.id())).orElseThrow();

        assertThat(names.places().get(store)).isEqualTo(new PaperNames.Place("CHANGSHA", "Warehouse CHANGSHA"));
        assertThat(names.items().get(pen)).isEqualTo(new PaperNames.Item("PEN", "Item PEN", "piece"));
        assertThat(PromoWorld.as(wang, () -> papers.slips.names(sent.id()))).isEmpty();
    }
}
