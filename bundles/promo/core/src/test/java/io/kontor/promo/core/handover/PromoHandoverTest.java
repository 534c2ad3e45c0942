package io.kontor.promo.core.handover;

import static io.kontor.promo.core.PromoWorld.TODAY;
import static io.kontor.promo.core.PromoWorld.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.kernel.api.handover.HandoverItem;
import io.kontor.kernel.api.handover.HandoverOrder;
import io.kontor.kernel.api.handover.HandoverOutcome;
import io.kontor.kernel.api.handover.HandoverOutcome.Result;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.asset.LoanData;
import io.kontor.promo.api.clearance.Clearance;
import io.kontor.promo.api.count.CountData;
import io.kontor.promo.api.count.CountKind;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.recall.RecallTask;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.slip.SlipState;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.PromoWorld.Databases;
import io.kontor.promo.core.clearance.JpaClearances;
import io.kontor.promo.core.loss.LossBook;
import io.kontor.promo.core.recall.JpaRecallTasks;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P32: what a leaver has goes to the successor, as far as it may; the rest is told. */
class PromoHandoverTest {
    private static final UUID HANDOVER = UUID.fromString("00000000-0000-7000-8000-0000000000aa");

    private PaperWorld papers;
    private PromoWorld world;
    private JpaClearances clearances;
    private JpaRecallTasks tasks;
    private PromoHandover handover;
    private Actor li;
    private Actor wang;
    private UUID store;
    private UUID bag;

    private void open(Databases kind) {
        papers = new PaperWorld(kind.open());
        world = papers.world;
        clearances = new JpaClearances(
                world.transactions,
                world.automatic,
                world.ledger,
                new LossBook(world.transactions, world.kernel.staff()));
        tasks = new JpaRecallTasks(world.transactions, world.recalls, world.clock);
        handover = new PromoHandover(
                world.transactions, clearances, world.automatic, new BagHandover(papers.slips, world.clock), tasks);
        li = papers.rep("li", "promo:slip:*", "promo:request:*", "promo:bag:read");
        wang = papers.rep("wang", "promo:slip:*", "promo:request:*", "promo:bag:read");
        store = world.warehouse("STORE");
        bag = papers.bag(li);
    }

    @AfterEach
    void close() {
        assertThat(world.broken()).isZero();
        papers.close();
    }

    private void carries(UUID item, long units) {
        IssueSlip sent = papers.sent(PaperWorld.slip(SlipKind.ISSUE, store, bag, item, units));
        acknowledged(li, sent);
    }

    private void acknowledged(Actor who, IssueSlip sent) {
        PromoWorld.as(
                who,
                () -> papers.slips.acknowledge(sent.id(), sent.version(), new Acknowledgement(List.of(), null, null)));
    }

    private List<HandoverItem> open() {
        return admin(() -> handover.open(li.id()));
    }

    private List<HandoverOutcome> transfer(List<HandoverItem> items) {
        List<HandoverOrder.Item> chosen = items.stream()
                .map(item -> new HandoverOrder.Item(item.kind(), item.id()))
                .toList();
        return PromoWorld.keyed(
                PromoWorld.ADMIN,
                HANDOVER.toString(),
                () -> handover.transfer(new HandoverOrder(HANDOVER, li.id(), wang.id(), chosen, "leaves")));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p32GivesGoodsRequestsLoansAndTasksToTheSuccessor(Databases kind) {
        open(kind);
        UUID cup = world.cup();
        world.receive(cup, store, 10);
        carries(cup, 10);
        PromoRequest draft = PromoWorld.as(li, () -> papers.requests.write(PaperWorld.asking(store, bag, cup, 5)));
        UUID site = fridgeOnLoan();
        UUID milk = world.item("MILK", Tracking.LOT);
        UUID lot = recalled(milk);

        List<HandoverItem> items = open();
        assertThat(items)
                .extracting(HandoverItem::kind, HandoverItem::code, HandoverItem::quantity, HandoverItem::blocking)
                .containsExactlyInAnyOrder(
                        tuple("IN_BAG", "CUP", 10L, true),
                        tuple("IN_BAG", "MILK", 4L, true),
                        tuple("REQUEST", draft.number(), 0L, false),
                        tuple("LOAN", "F1", 1L, false),
                        tuple("RECALL", "L1", 4L, false));
        assertThat(items.stream()
                        .filter(i -> "CUP".equals(i.code()))
                        .findFirst()
                        .orElseThrow()
                        .value())
                .isEqualTo(new Money(new BigDecimal("125.0000"), "CNY"));

        assertGiven(items);

        assertThat(admin(() -> papers.slips.list(ListQuery.where("kind eq TRANSFER")))
                        .items())
                .singleElement()
                .satisfies(slip -> acknowledged(wang, slip));
        assertThat(world.figures(cup, papers.bag(wang)).onHand()).isEqualTo(10);
        assertTaken(draft, site, lot);
        handedInAndCleared(milk);
    }

    private void assertTaken(PromoRequest draft, UUID site, UUID lot) {
        PromoRequest taken =
                PromoWorld.as(wang, () -> papers.requests.find(draft.id())).orElseThrow();
        assertThat(taken.requesterId()).isEqualTo(wang.id());
        assertThat(taken.data().toId()).isEqualTo(papers.bag(wang));
        assertThat(admin(() -> world.places.find(site)).orElseThrow().data().keeperId())
                .isEqualTo(wang.id());
        assertThat(admin(() -> tasks.ofLot(lot, ListQuery.all())).items())
                .extracting(RecallTask::placeId, RecallTask::assigneeId)
                .containsExactly(tuple(bag, wang.id()));
        assertThat(open()).extracting(HandoverItem::code).containsExactly("MILK");
    }

    private void handedInAndCleared(UUID milk) {
        acknowledged(PromoWorld.ADMIN, papers.sent(PaperWorld.slip(SlipKind.RETURN, bag, store, milk, 4)));
        Clearance cleared = admin(() -> clearances.clear(li.id(), "leaves", null));
        assertThat(cleared.closed()).isTrue();
        assertThat(cleared.items()).isEmpty();
    }

    private UUID fridgeOnLoan() {
        UUID fridge = world.item("FRIDGE", Tracking.SERIAL);
        world.post(
                MovementKind.RECEIPT,
                new PostingLine(fridge, null, List.of("F1"), Place.SUPPLIER, store, BigDecimal.ONE, null, null));
        CustomerRef shop = CustomerRef.typed("Shop");
        UUID site = PromoWorld.as(li, () -> world.automatic.siteOf(shop));
        admin(() -> world.loans.lend(new LoanData(fridge, "F1", store, shop, null, 30, null, List.of())));
        return site;
    }

    private UUID recalled(UUID milk) {
        UUID lot = world.lot(milk, "L1", null);
        world.post(
                MovementKind.RECEIPT,
                PostingLine.of(milk, Place.SUPPLIER, store, 4).ofLot(lot));
        carries(milk, 4);
        admin(() ->
                world.lots.mark(lot, world.lots.find(lot).orElseThrow().version(), LotStatus.RECALLED, "off taste"));
        return lot;
    }

    private void assertGiven(List<HandoverItem> items) {
        List<HandoverOutcome> outcomes = transfer(items);
        for (int i = 0; i < items.size(); i++) {
            HandoverOutcome outcome = outcomes.get(i);
            assertThat(outcome.id()).isEqualTo(items.get(i).id());
            switch (String.valueOf(items.get(i).code())) {
                case "CUP" -> assertThat(outcome.result()).isEqualTo(Result.TO_CONFIRM);
                case "MILK" ->
                    assertThat(outcome.problem()).as("is handed in instead").isEqualTo("LOT_BLOCKED");
                default -> assertThat(outcome.result()).isEqualTo(Result.DONE);
            }
        }
        assertThat(transfer(items)).as("asked again").isEqualTo(outcomes);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p32TellsWhatHasToBeFinishedAndLetsTheRestGo(Databases kind) {
        open(kind);
        UUID cup = world.cup();
        UUID late = world.item("LATE", Tracking.LOT);
        UUID lot = world.lot(late, "L1", TODAY.plusDays(1));
        world.receive(cup, store, 10);
        world.post(
                MovementKind.RECEIPT,
                PostingLine.of(late, Place.SUPPLIER, store, 2).ofLot(lot));
        carries(cup, 6);
        carries(late, 2);
        papers.sent(PaperWorld.slip(SlipKind.ISSUE, store, bag, cup, 1));
        admin(() -> papers.counts.open(new CountData(null, bag, CountKind.REP, List.of(), null)));
        // some of what is in the bag is promised to a slip already, so all of it at once is refused
        IssueSlip promised = admin(() -> papers.slips.pick(PaperWorld.slip(SlipKind.RETURN, bag, store, cup, 1)));
        world.clock.turnTo(TODAY.plusDays(1));

        List<HandoverItem> items = open();
        List<HandoverOutcome> outcomes = transfer(items);

        assertThat(outcomes).filteredOn(o -> o.kind().equals("SLIP")).hasSize(2).allMatch(o -> "HANDOVER_NOT_MOVABLE"
                .equals(o.problem()));
        assertThat(outcomes)
                .filteredOn(o -> o.kind().equals("COUNT"))
                .singleElement()
                .satisfies(o -> assertThat(o.problem()).isEqualTo("HANDOVER_NOT_MOVABLE"));
        assertThat(outcomes)
                .filteredOn(o -> o.kind().equals("IN_BAG"))
                .extracting(HandoverOutcome::problem, HandoverOutcome::result)
                .containsExactlyInAnyOrder(tuple("STOCK_INSUFFICIENT", Result.REFUSED), tuple(null, Result.TO_CONFIRM));
        assertThat(promised.state()).isEqualTo(SlipState.PICKED);
    }
}
