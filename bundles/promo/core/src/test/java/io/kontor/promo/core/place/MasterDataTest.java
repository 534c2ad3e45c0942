package io.kontor.promo.core.place;

import static io.kontor.promo.core.PromoWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.promo.api.asset.AssetLoan;
import io.kontor.promo.api.asset.Condition;
import io.kontor.promo.api.asset.InspectionData;
import io.kontor.promo.api.asset.LoanData;
import io.kontor.promo.api.item.PromoItem;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MasterDataTest {
    private final PromoWorld world = PromoWorld.derby();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void p01p45KeepsItsOwnCatalogue() {
        UUID pen = world.item("PEN");

        PromoItem renamed = PromoWorld.admin(() -> world.items.change(pen, 1, d -> named(d, "Ball pen")));

        assertThat(renamed.data().name()).isEqualTo("Ball pen");
        assertThat(PromoWorld.admin(() -> world.items.list(ListQuery.where("search eq 'BALL'")))
                        .items())
                .containsExactly(renamed);
        refused("ITEM_CODE_TAKEN", () -> world.item("PEN"));
        refused("VERSION_STALE", () -> PromoWorld.admin(() -> world.items.change(pen, 1, d -> named(d, "x"))));
        refused("REQUIRED", () -> PromoWorld.admin(() -> world.items.change(pen, 2, d -> named(d, " "))));
    }

    private static PromoItemData named(PromoItemData d, String name) {
        return new PromoItemData(
                d.code(),
                name,
                d.kind(),
                d.tracking(),
                d.baseUnit(),
                d.units(),
                d.unitCost(),
                d.salesPrice(),
                d.shortDays(),
                d.lowStock(),
                d.barcode(),
                d.validFrom(),
                d.validTo(),
                d.photo(),
                d.productRef(),
                d.ownerId(),
                d.teamId(),
                d.consignor());
    }

    @Test
    void keepsTheTrackingOnceThereWasStock() {
        UUID pen = world.item("PEN");
        world.receive(pen, world.warehouse("CS"), 1);

        refused(
                "ITEM_IN_USE",
                () -> PromoWorld.admin(() -> world.items.change(
                        pen,
                        1,
                        d -> new PromoItemData(
                                d.code(),
                                d.name(),
                                d.kind(),
                                Tracking.LOT,
                                d.baseUnit(),
                                d.units(),
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
                                null))));
    }

    @Test
    void movesPlacesWithAllBelowThem() {
        UUID hunan = branch("HN", null);
        UUID henan = branch("HE", null);
        UUID city = branch("CS", hunan);
        UUID shop = branch("SHOP", city);

        PromoWorld.admin(() -> world.places.change(city, 1, d -> below(d, henan)));

        assertThat(PromoWorld.admin(() -> world.places.list(ListQuery.where("under eq '" + henan + "'")))
                        .items())
                .extracting(Place::id)
                .containsExactlyInAnyOrder(henan, city, shop);
        refused("PLACE_CYCLE", () -> PromoWorld.admin(() -> world.places.change(henan, 1, d -> below(d, shop))));
        refused("PLACE_CODE_TAKEN", () -> branch("HN", null));
        refused(
                "PLACE_OF_SYSTEM",
                () -> PromoWorld.admin(() -> world.places.add(PlaceData.of("X", "X", PlaceType.REP_BAG))));
    }

    private UUID branch(String code, @Nullable UUID parent) {
        return PromoWorld.admin(() ->
                        world.places.add(new PlaceData(code, code, PlaceType.BRANCH, parent, null, null, null, null)))
                .id();
    }

    private static PlaceData below(PlaceData d, UUID parent) {
        return new PlaceData(d.code(), d.name(), d.type(), parent, d.regionCode(), d.keeperId(), d.teamId(), null);
    }

    @Test
    void closesOnlyEmptyPlaces() {
        UUID store = world.warehouse("CS");
        UUID pen = world.item("PEN");
        Movement receipt = world.receive(pen, store, 1);
        refused("PLACE_NOT_EMPTY", () -> PromoWorld.admin(() -> world.places.mark(store, 1, PlaceState.CLOSED)));

        PromoWorld.admin(() -> world.stock.reverse(receipt.id(), "wrong"));
        PromoWorld.admin(() -> world.places.mark(store, 1, PlaceState.CLOSED));

        refused("PLACE_CLOSED", () -> world.receive(pen, store, 1));
    }

    @Test
    void makesOneBagARepWhateverHappensAtOnce() throws Exception {
        UUID rep = world.kernel.user("wang");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<UUID>> bags = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                bags.add(threads.submit(() -> PromoWorld.admin(() -> world.automatic.bagOf(rep))));
            }
            Set<UUID> different = new HashSet<>();
            for (Future<UUID> bag : bags) {
                different.add(bag.get(30, TimeUnit.SECONDS));
            }
            assertThat(different).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void showsPlacesOfTheOwnRegionsOnly() {
        world.kernel.region("43/");
        world.kernel.region("41/");
        for (String code : List.of("43", "41")) {
            PromoWorld.admin(() -> world.places.add(
                    new PlaceData("W" + code, code, PlaceType.WAREHOUSE, null, code, null, null, null)));
        }
        Actor manager = new Actor(
                UUID.randomUUID(),
                "manager",
                null,
                Set.of("43/"),
                List.of(new Grant("promo:*:*", Scope.REGION_SUBTREE, Set.of())));

        assertThat(PromoWorld.as(manager, () -> world.places.list(ListQuery.where("type eq WAREHOUSE")))
                        .items())
                .extracting(p -> p.data().code())
                .containsExactly("W43");
    }

    @Test
    void p31LendsInspectsAndTakesBack() {
        UUID fridge = world.item("FRIDGE", Tracking.SERIAL);
        UUID store = world.warehouse("CS");
        world.post(
                MovementKind.RECEIPT,
                new PostingLine(fridge, null, List.of("F1"), Place.SUPPLIER, store, BigDecimal.ONE, null, null));
        LoanData data =
                new LoanData(fridge, "F1", store, CustomerRef.typed("Corner shop"), null, 30, "by the door", List.of());

        AssetLoan lent = PromoWorld.admin(() -> world.loans.lend(data));
        refused("SERIAL_NOT_THERE", () -> PromoWorld.admin(() -> world.loans.lend(data)));
        AssetLoan seen = PromoWorld.admin(() -> world.loans.inspect(
                lent.id(), lent.version(), new InspectionData(PromoWorld.TODAY, Condition.DAMAGED, "door", List.of())));
        AssetLoan back =
                PromoWorld.admin(() -> world.loans.giveBack(lent.id(), seen.version(), store, Condition.DAMAGED));

        assertThat(lent.nextInspection()).isEqualTo(PromoWorld.TODAY.plusDays(30));
        assertThat(seen.inspections()).hasSize(1);
        assertThat(back.returnedOn()).isEqualTo(PromoWorld.TODAY);
        assertThat(world.figures(fridge, store).onHand()).isEqualTo(1);
        refused(
                "LOAN_ENDED",
                () -> PromoWorld.admin(() -> world.loans.giveBack(lent.id(), back.version(), store, Condition.GOOD)));
        assertThat(world.broken()).isZero();
    }
}
