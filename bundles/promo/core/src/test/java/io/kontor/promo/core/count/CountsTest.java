package io.kontor.promo.core.count;

import static io.kontor.promo.core.PaperWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.promo.api.count.CountData;
import io.kontor.promo.api.count.CountEntry;
import io.kontor.promo.api.count.CountKind;
import io.kontor.promo.api.count.CountLine;
import io.kontor.promo.api.count.CountSheet;
import io.kontor.promo.api.count.CountState;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.ledger.Leg;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountsTest {
    private final PaperWorld papers = new PaperWorld();
    private final PromoWorld world = papers.world;
    private final UUID pen = world.item("PEN");
    private final UUID cup = world.item("CUP");
    private final UUID store = world.warehouse("CHANGSHA");
    private final Actor li = papers.rep("li", "promo:count:read", "promo:count:write", "promo:count:post");
    private final UUID bag = papers.bag(li);

    @AfterEach
    void close() {
        assertThat(world.broken()).isZero();
        papers.close();
    }

    private static CountData of(CountKind kind, UUID place, UUID... items) {
        return new CountData(null, place, kind, List.of(items), null);
    }

    private static CountEntry counted(UUID item, long quantity) {
        return new CountEntry(item, null, null, quantity, null);
    }

    private CountSheet frozen(CountData data) {
        return PromoWorld.admin(() -> {
            CountSheet sheet = papers.counts.open(data);
            return papers.counts.freeze(sheet.id(), sheet.version());
        });
    }

    private CountSheet enter(Actor actor, CountSheet sheet, CountEntry... entries) {
        return PromoWorld.as(actor, () -> papers.counts.enter(sheet.id(), sheet.version(), List.of(entries)));
    }

    private CountSheet post(Actor actor, CountSheet sheet) {
        return PromoWorld.as(actor, () -> papers.counts.post(sheet.id(), sheet.version(), "looked twice"));
    }

    private Actor counter() {
        return new Actor(world.kernel.user("zhou"), "zhou", null, Set.of(), PromoWorld.ADMIN.grants());
    }

    private static CountLine line(UUID item, @Nullable Long book, @Nullable Long counted) {
        Long difference = book == null || counted == null ? null : (Long) (counted - book);
        return new CountLine(item, null, null, book, counted, difference, null);
    }

    @Test
    void p22PostsDifferencesFromTheFreezeWhileGoodsGoOnMoving() {
        world.receive(pen, store, 100);
        world.receive(cup, store, 10);
        CountSheet sheet = frozen(of(CountKind.FULL, store));
        assertThat(sheet.lines()).containsExactlyInAnyOrder(line(pen, 100L, null), line(cup, 10L, null));
        world.move(MovementKind.ISSUE, Leg.of(pen, null, store, Place.GIVEN, 30));

        CountSheet entered = enter(counter(), sheet, counted(pen, 97), counted(cup, 12));
        assertThat(entered.lines()).containsExactlyInAnyOrder(line(pen, 100L, 97L), line(cup, 10L, 12L));
        CountSheet posted = post(PromoWorld.ADMIN, entered);

        assertThat(posted.state()).isEqualTo(CountState.POSTED);
        assertThat(world.figures(pen, store).onHand()).isEqualTo(67);
        assertThat(world.figures(cup, store).onHand()).isEqualTo(12);
        UUID movementId = Objects.requireNonNull(posted.movementId());
        Movement movement =
                PromoWorld.admin(() -> world.stock.movement(movementId)).orElseThrow();
        assertThat(movement.kind()).isEqualTo(MovementKind.COUNT_DIFFERENCE);
        assertThat(movement.lines()).hasSize(2);
        refused("COUNT_STATE", () -> post(PromoWorld.ADMIN, posted));
        refused("COUNT_STATE", () -> enter(counter(), posted, counted(pen, 1)));
    }

    @Test
    void aCountOfAPlaceWhoseGoodsHaveGoneIsRefused() {
        world.receive(pen, store, 10);
        CountSheet sheet = enter(counter(), frozen(of(CountKind.FULL, store)), counted(pen, 2));
        world.move(MovementKind.ISSUE, Leg.of(pen, null, store, Place.GIVEN, 5));

        refused("COUNT_MOVED", () -> post(PromoWorld.ADMIN, sheet));

        assertThat(world.figures(pen, store).onHand()).isEqualTo(5);
        assertThat(PromoWorld.admin(() -> papers.counts.find(sheet.id()))).contains(sheet);
    }

    @Test
    void aBlindSheetHidesTheBookUntilItIsPosted() {
        world.receive(pen, store, 10);
        CountSheet sheet = frozen(of(CountKind.BLIND, store));
        assertThat(sheet.lines()).containsExactly(line(pen, null, null));

        CountSheet entered = enter(counter(), sheet, counted(pen, 10));
        assertThat(entered.lines()).containsExactly(line(pen, null, 10L));
        CountSheet posted = post(PromoWorld.ADMIN, entered);

        assertThat(posted.lines()).containsExactly(line(pen, 10L, 10L));
        assertThat(posted.movementId()).isNull();
    }

    @Test
    void whoCountedDoesNotPost() {
        world.receive(pen, store, 10);
        CountSheet sheet = enter(PromoWorld.ADMIN, frozen(of(CountKind.FULL, store)), counted(pen, 9));
        CountSheet again = enter(counter(), sheet, counted(pen, 8));

        refused("OWN_COUNT", () -> post(PromoWorld.ADMIN, again));
        refused("OWN_COUNT", () -> post(counter(), again));
        assertThat(world.figures(pen, store).onHand()).isEqualTo(10);
    }

    @Test
    void aCycleCountLooksAtItsItemsOnly() {
        world.receive(pen, store, 10);
        world.receive(cup, store, 10);
        CountSheet sheet = frozen(of(CountKind.CYCLE, store, cup));
        assertThat(sheet.lines()).containsExactly(line(cup, 10L, null));
        refused("NOT_ON_SHEET", () -> enter(counter(), sheet, counted(pen, 9)));
        refused("COUNT_INCOMPLETE", () -> post(PromoWorld.ADMIN, sheet));
        refused("REQUIRED", () -> frozen(of(CountKind.CYCLE, store)));
        refused("ITEMS_OF_FULL_COUNT", () -> frozen(of(CountKind.FULL, store, cup)));
    }

    @Test
    void aRepCountsTheOwnBagOnly() {
        CountSheet sheet = PromoWorld.as(li, () -> papers.counts.open(of(CountKind.REP, bag)));
        assertThat(sheet.state()).isEqualTo(CountState.OPEN);
        UUID other = papers.bag(papers.rep("wang"));
        refused("BAG_NOT_YOURS", () -> PromoWorld.as(li, () -> papers.counts.open(of(CountKind.REP, other))));
        refused("NOT_A_BAG", () -> frozen(of(CountKind.REP, store)));
        UUID transit = world.automatic.transitTo(bag);
        refused("COUNT_ON_THE_WAY", () -> frozen(of(CountKind.FULL, transit)));
        refused("UNKNOWN_PLACE", () -> frozen(of(CountKind.FULL, Place.GIVEN)));
        assertThat(PromoWorld.as(li, () -> papers.counts.list(ListQuery.all())).items())
                .containsExactly(sheet);
    }

    @Test
    void oneCountOfAPlaceRunsAtATime() {
        CountSheet first = frozen(of(CountKind.FULL, store));
        refused("COUNT_RUNNING", () -> frozen(of(CountKind.BLIND, store)));
        PromoWorld.admin(() -> papers.counts.cancel(first.id(), first.version()));

        CountData named = new CountData("C-1", store, CountKind.FULL, List.of(), null);
        CountSheet second = frozen(named);
        PromoWorld.admin(() -> papers.counts.cancel(second.id(), second.version()));
        refused("COUNT_NUMBER_TAKEN", () -> frozen(named));
    }

    @Test
    void countsLotsAndPiecesEachOnTheirOwn() {
        UUID tea = world.item("TEA", Tracking.LOT);
        UUID lot = world.lot(tea, "L1", PromoWorld.TODAY.minusDays(3));
        world.post(
                MovementKind.RECEIPT,
                PostingLine.of(tea, Place.SUPPLIER, store, 5).ofLot(lot));
        UUID stand = world.item("STAND", Tracking.SERIAL);
        world.post(
                MovementKind.RECEIPT,
                new PostingLine(
                        stand, null, List.of("A1", "A2"), Place.SUPPLIER, store, BigDecimal.valueOf(2), null, null));
        CountSheet sheet = frozen(of(CountKind.FULL, store));
        assertThat(sheet.lines()).hasSize(3);
        refused("LOT_NEEDED", () -> enter(counter(), sheet, counted(tea, 4)));
        refused("UNKNOWN_LOT", () -> enter(counter(), sheet, new CountEntry(tea, UUID.randomUUID(), null, 1, null)));
        refused("SERIALS_NEEDED", () -> enter(counter(), sheet, counted(stand, 1)));
        refused("OUT_OF_RANGE", () -> enter(counter(), sheet, new CountEntry(stand, null, "A1", 2, null)));
        refused("OUT_OF_RANGE", () -> enter(counter(), sheet, counted(pen, -1)));
        refused("SERIALS_NOT_TRACKED", () -> enter(counter(), sheet, new CountEntry(pen, null, "A1", 1, null)));
        refused("LOT_NOT_TRACKED", () -> enter(counter(), sheet, new CountEntry(pen, lot, null, 1, null)));
        refused("UNKNOWN_ITEM", () -> enter(counter(), sheet, counted(UUID.randomUUID(), 1)));
        refused("LINE_TWICE", () -> enter(counter(), sheet, counted(pen, 1), counted(pen, 2)));
        refused("REQUIRED", () -> enter(counter(), sheet));

        CountSheet entered = enter(
                counter(),
                sheet,
                new CountEntry(tea, lot, null, 4, "one burst"),
                new CountEntry(stand, null, "A1", 0, "gone"),
                new CountEntry(stand, null, "A2", 1, null),
                new CountEntry(stand, null, "A3", 1, "never booked"));
        post(PromoWorld.ADMIN, entered);

        assertThat(world.figures(tea, store).onHand()).isEqualTo(4);
        assertThat(world.figures(stand, store).onHand()).isEqualTo(2);
    }
}
