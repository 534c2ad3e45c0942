package io.kontor.promo.core.stock;

import static io.kontor.promo.core.PromoWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.stock.Figures;
import io.kontor.promo.api.stock.LotProposal;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.stock.StockPeriod;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final LocalDate TODAY = PromoWorld.TODAY;

    private final PromoWorld world = PromoWorld.derby();
    private final UUID pen = world.item("PEN");
    private final UUID store = world.warehouse("CHANGSHA");

    @AfterEach
    void close() {
        assertThat(world.broken()).isZero();
        world.close();
    }

    private PostingLine out(BigDecimal quantity) {
        return new PostingLine(pen, null, List.of(), store, Place.ADJUSTMENT, quantity, null, null);
    }

    private Movement takeOut(String quantity) {
        return PromoWorld.admin(() -> world.stock.post(new Posting(
                MovementKind.STOCK_OUT,
                null,
                List.of(out(new BigDecimal(quantity))),
                "sample",
                null,
                null,
                List.of())));
    }

    @Test
    void p04p44ReceivesAndTakesOut() {
        world.receive(pen, store, 30);

        Movement taken = takeOut("12");

        assertThat(taken.lines()).hasSize(1);
        assertThat(world.figures(pen, store)).isEqualTo(new Figures(18, 0, 0, 18, 0));
        assertThat(PromoWorld.admin(() -> world.stock.movement(taken.id()))).contains(taken);
    }

    @Test
    void refusesBadQuantitiesAndChangesNothing() {
        world.receive(pen, store, 30);

        refused("QUANTITY_NOT_POSITIVE", () -> takeOut("-1"));
        refused("QUANTITY_NOT_POSITIVE", () -> takeOut("0"));
        refused("QUANTITY_NOT_WHOLE", () -> takeOut("1.5"));
        refused("QUANTITY_TOO_LARGE", () -> takeOut("1000000001"));
        refused("QUANTITY_TOO_LARGE", () -> takeOut("1e400"));
        refused("STOCK_INSUFFICIENT", () -> takeOut("31"));
        assertThat(world.figures(pen, store).onHand()).isEqualTo(30);
        assertThat(PromoWorld.admin(() -> world.stock.movements(ListQuery.all()))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void refusesWrongEnds() {
        UUID other = world.warehouse("ZHENGZHOU");
        world.receive(pen, store, 5);

        refused("SAME_PLACE", () -> world.post(MovementKind.TRANSFER, PostingLine.of(pen, store, store, 1)));
        refused("WRONG_ENDS", () -> world.post(MovementKind.RECEIPT, PostingLine.of(pen, store, other, 1)));
        refused("KIND_OF_DOCUMENT", () -> world.post(MovementKind.ISSUE, PostingLine.of(pen, store, Place.GIVEN, 1)));
        refused("UNKNOWN_ITEM", () -> world.receive(UUID.randomUUID(), store, 1));
        refused("UNKNOWN_PLACE", () -> world.receive(pen, UUID.randomUUID(), 1));
    }

    @Test
    void p49ConvertsUnitsExactly() {
        PromoItemData plain = PromoItemData.of("CUP", "Cup", ItemKind.GIFT, Tracking.NONE);
        UUID cup = PromoWorld.admin(() -> world.items.add(new PromoItemData(
                        plain.code(),
                        plain.name(),
                        plain.kind(),
                        plain.tracking(),
                        "piece",
                        Map.of("case", 24),
                        null,
                        null,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)))
                .id();

        world.post(
                MovementKind.RECEIPT,
                new PostingLine(cup, null, List.of(), Place.SUPPLIER, store, BigDecimal.valueOf(3), "case", null));

        assertThat(world.figures(cup, store).onHand()).isEqualTo(72);
        refused(
                "UNKNOWN_UNIT",
                () -> world.post(
                        MovementKind.RECEIPT,
                        new PostingLine(cup, null, List.of(), Place.SUPPLIER, store, BigDecimal.ONE, "box", null)));
    }

    @Test
    void p36UndoesAMovementOnceAndNeverAReversal() {
        Movement receipt = world.receive(pen, store, 30);

        Movement reversal = PromoWorld.admin(() -> world.stock.reverse(receipt.id(), "wrong item"));

        assertThat(reversal.reversalOf()).isEqualTo(receipt.id());
        assertThat(PromoWorld.admin(() -> world.stock.movement(receipt.id()))
                        .orElseThrow()
                        .reversedBy())
                .isEqualTo(reversal.id());
        assertThat(world.figures(pen, store).onHand()).isZero();
        refused("REVERSED_ALREADY", () -> PromoWorld.admin(() -> world.stock.reverse(receipt.id(), "again")));
        refused("REVERSAL_OF_REVERSAL", () -> PromoWorld.admin(() -> world.stock.reverse(reversal.id(), "back")));
    }

    @Test
    void refusesToUndoWhatHasMovedOn() {
        Movement receipt = world.receive(pen, store, 30);
        takeOut("1");

        refused("STOCK_INSUFFICIENT", () -> PromoWorld.admin(() -> world.stock.reverse(receipt.id(), "wrong")));
    }

    @Test
    void p02p29TakesFirstWhatExpiresFirstAndLeavesWhatIsBad() {
        UUID tea = world.item("TEA", Tracking.LOT);
        UUID soon = world.lot(tea, "SOON", TODAY.plusDays(5));
        UUID late = world.lot(tea, "LATE", TODAY.plusDays(50));
        UUID gone = world.lot(tea, "GONE", TODAY.minusDays(1));
        for (UUID lot : List.of(late, soon, gone)) {
            world.post(
                    MovementKind.RECEIPT,
                    PostingLine.of(tea, Place.SUPPLIER, store, 10).ofLot(lot));
        }

        assertThat(PromoWorld.admin(() -> world.stock.proposal(store, tea, 15)))
                .extracting(LotProposal::lotNo, LotProposal::quantity)
                .containsExactly(tuple("SOON", 10L), tuple("LATE", 5L));
        Movement issue = world.move(MovementKind.ISSUE, Leg.of(tea, null, store, Place.GIVEN, 15));

        assertThat(issue.lines()).extracting(MovementLine::lotId).containsExactly(soon, late);
        refused("STOCK_INSUFFICIENT", () -> world.move(MovementKind.ISSUE, Leg.of(tea, null, store, Place.GIVEN, 6)));
        refused("LOT_EXPIRED", () -> world.move(MovementKind.ISSUE, Leg.of(tea, gone, store, Place.GIVEN, 1)));
        refused("LOT_NEEDED", () -> world.receive(tea, store, 1));
        refused(
                "UNKNOWN_LOT",
                () -> world.move(MovementKind.ISSUE, Leg.of(tea, UUID.randomUUID(), store, Place.GIVEN, 1)));
        assertThat(world.figures(tea, store)).isEqualTo(new Figures(15, 0, 10, 5, 0));

        PromoWorld.admin(() -> world.lots.mark(late, 1, LotStatus.BLOCKED, "complaint"));
        refused("LOT_BLOCKED", () -> world.move(MovementKind.ISSUE, Leg.of(tea, late, store, Place.GIVEN, 1)));
        assertThat(world.figures(tea, store).available()).isZero();
    }

    @Test
    void movesPiecesWithSerialNumbers() {
        UUID rack = world.item("RACK", Tracking.SERIAL);
        PostingLine two = new PostingLine(
                rack, null, List.of("R1", "R2"), Place.SUPPLIER, store, BigDecimal.valueOf(2), null, null);
        world.post(MovementKind.RECEIPT, two);

        refused("SERIAL_TAKEN", () -> world.post(MovementKind.RECEIPT, two));
        refused("SERIALS_NEEDED", () -> world.receive(rack, store, 1));
        refused("SERIAL_NOT_THERE", () -> world.move(MovementKind.ISSUE, Leg.piece(rack, "R9", store, Place.GIVEN)));
        world.move(MovementKind.ISSUE, Leg.piece(rack, "R1", store, Place.GIVEN));
        refused("SERIAL_NOT_THERE", () -> world.move(MovementKind.ISSUE, Leg.piece(rack, "R1", store, Place.GIVEN)));
        assertThat(world.figures(rack, store).onHand()).isEqualTo(1);
    }

    @Test
    void p05ShowsTheFiveFiguresWhileGoodsAreOnTheWay() {
        Actor rep = world.rep("wang", Grants.BAG);
        UUID bag = world.automatic.bagOf(rep.id());
        UUID transit = world.automatic.transitTo(bag);
        world.receive(pen, store, 30);
        DocumentRef slip = new DocumentRef("IssueSlip", UUID.randomUUID(), "S-1");

        PromoWorld.admin(() -> world.transactions.get().writeUnkeyed(em -> {
            world.ledger.hold(em, slip, world.ledger.choose(em, pen, store, 10));
            return true;
        }));
        assertThat(world.figures(pen, store)).isEqualTo(new Figures(30, 10, 0, 20, 0));
        PostMovement sent = PostMovement.of(
                        MovementKind.DISPATCH,
                        List.of(Leg.of(pen, null, store, transit, 10)),
                        PostMovement.Note.by(rep.id()),
                        slip)
                .ofHeld();
        PromoWorld.admin(() -> world.transactions.get().writeUnkeyed(em -> world.ledger.post(em, sent, Gate.OPEN)));

        assertThat(world.figures(pen, store)).isEqualTo(new Figures(20, 0, 0, 20, 0));
        assertThat(world.figures(pen, bag)).isEqualTo(new Figures(0, 0, 0, 0, 10));
        world.move(MovementKind.CONFIRM, Leg.of(pen, null, transit, bag, 10));
        assertThat(world.figures(pen, bag)).isEqualTo(new Figures(10, 0, 0, 10, 0));
        refused(
                "HOLD_MISSING",
                () -> PromoWorld.admin(
                        () -> world.transactions.get().writeUnkeyed(em -> world.ledger.post(em, sent, Gate.OPEN))));
    }

    @Test
    void givesBackWhatIsStillReserved() {
        world.receive(pen, store, 30);
        DocumentRef slip = new DocumentRef("IssueSlip", UUID.randomUUID(), "S-1");
        PromoWorld.admin(() -> world.transactions.get().writeUnkeyed(em -> {
            world.ledger.hold(em, slip, world.ledger.choose(em, pen, store, 30));
            return true;
        }));
        refused("STOCK_INSUFFICIENT", () -> takeOut("1"));

        PromoWorld.admin(() -> world.transactions.get().writeUnkeyed(em -> {
            world.ledger.release(em, slip);
            return true;
        }));

        assertThat(world.figures(pen, store).available()).isEqualTo(30);
    }

    @Test
    void p23KeepsAClosedPeriodAsItIs() {
        world.clock.turnTo(TODAY.minusDays(20));
        world.receive(pen, store, 30);
        world.clock.turnTo(TODAY);
        StockPeriod march =
                PromoWorld.admin(() -> world.periods.open(new DateRange(TODAY.minusDays(30), TODAY.minusDays(1))));
        StockPeriod next = PromoWorld.admin(() -> world.periods.open(new DateRange(TODAY, TODAY.plusDays(30))));

        refused("PERIOD_BEFORE_OPEN", () -> PromoWorld.admin(() -> world.periods.close(next.id(), next.version())));
        PromoWorld.admin(() -> world.periods.close(march.id(), march.version()));

        refused("PERIOD_CLOSED", () -> backdated(TODAY.minusDays(1)));
        refused("PERIOD_NOT_OVER", () -> PromoWorld.admin(() -> world.periods.close(next.id(), next.version())));
        refused(
                "PERIOD_NOT_NEXT",
                () -> PromoWorld.admin(
                        () -> world.periods.open(new DateRange(TODAY.plusDays(60), TODAY.plusDays(90)))));
    }

    private Movement backdated(LocalDate day) {
        return PromoWorld.admin(() -> world.stock.post(new Posting(
                MovementKind.STOCK_OUT, day, List.of(out(BigDecimal.ONE)), "late paper", null, null, List.of())));
    }

    @Test
    void refusesDaysThatDoNotFit() {
        world.receive(pen, store, 30);
        Actor clerk = world.rep("clerk", new Grant("promo:movement:post", Scope.ALL, Set.of()));

        refused("FUTURE_DAY", () -> backdated(TODAY.plusDays(1)));
        refused("STOCK_INSUFFICIENT", () -> backdated(TODAY.minusDays(1)));
        refused(
                "BACKDATING_FORBIDDEN",
                () -> PromoWorld.as(
                        clerk,
                        () -> world.stock.post(new Posting(
                                MovementKind.STOCK_OUT,
                                TODAY.minusDays(1),
                                List.of(out(BigDecimal.ONE)),
                                "late paper",
                                null,
                                null,
                                List.of()))));
    }

    @Test
    void p47RefusesOpeningBalancesAfterTheFirstMovement() {
        world.post(MovementKind.OPENING, PostingLine.of(pen, Place.OPENING, store, 7));
        world.post(MovementKind.OPENING, PostingLine.of(pen, Place.OPENING, store, 1));
        takeOut("1");

        refused(
                "OPENING_AFTER_MOVEMENT",
                () -> world.post(MovementKind.OPENING, PostingLine.of(pen, Place.OPENING, store, 1)));
    }

    @Test
    void noticesABalanceThatDoesNotFitItsSteps() throws SQLException {
        world.receive(pen, store, 30);
        sql("update promo_balance set on_hand = 31");
        assertThat(world.broken()).isEqualTo(1);
        sql("update promo_balance set on_hand = 30, reserved = 1");
        assertThat(world.broken()).isEqualTo(1);
        sql("update promo_balance set reserved = 0, seq = 2");
        assertThat(world.broken()).isEqualTo(1);
        sql("update promo_balance set seq = 1");
        assertThatThrownBy(() -> sql("update promo_balance set on_hand = -1")).isInstanceOf(SQLException.class);
    }

    private void sql(String update) throws SQLException {
        try (Connection connection = world.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(update);
        }
    }
}
