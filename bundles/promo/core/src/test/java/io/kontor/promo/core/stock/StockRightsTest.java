package io.kontor.promo.core.stock;

import static io.kontor.promo.core.PromoWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may move and see what. */
class StockRightsTest {
    private final PromoWorld world = PromoWorld.derby();
    private final UUID pen = world.item("PEN");
    private final UUID store = world.warehouse("CHANGSHA");

    @AfterEach
    void close() {
        assertThat(world.broken()).isZero();
        world.close();
    }

    @Test
    void p03KnowsWhoseBagItIs() {
        Actor wang = world.rep("wang", Grants.BAG, Grants.POST_OWN);
        Actor li = world.rep("li", Grants.BAG, Grants.POST_OWN);
        Place bag = PromoWorld.as(wang, () -> world.places.bag(wang.id()));
        assertThat(PromoWorld.as(wang, () -> world.places.bag(wang.id()))).isEqualTo(bag);
        world.move(MovementKind.OPENING, Leg.of(pen, null, Place.OPENING, bag.id(), 5));
        PostMovement out = PostMovement.of(
                MovementKind.ISSUE,
                List.of(Leg.of(pen, null, bag.id(), Place.GIVEN, 1)),
                PostMovement.Note.by(li.id()),
                null);

        refused(
                "BAG_NOT_YOURS",
                () -> PromoWorld.as(li, () -> world.transactions
                        .get()
                        .writeUnkeyed(em -> world.ledger.post(
                                em,
                                out,
                                new Reach(li.require("promo:movement:post").rows())))));
    }

    @Test
    void p46KeepsOthersFromSomebodysItems() {
        Actor wang = world.rep("wang");
        Actor li = world.rep("li", Grants.POST_OWN);
        UUID vip =
                PromoWorld.admin(() -> world.items.add(owned("VIP", wang.id()))).id();
        UUID own = PromoWorld.admin(() -> world.places.add(
                        new PlaceData("LI", "Li's", PlaceType.WAREHOUSE, null, null, li.id(), null, null)))
                .id();
        world.receive(vip, own, 5);

        refused(
                "ITEM_NOT_YOURS",
                () -> PromoWorld.as(
                        li,
                        () -> world.stock.post(new Posting(
                                MovementKind.STOCK_OUT,
                                null,
                                List.of(PostingLine.of(vip, own, Place.ADJUSTMENT, 1)),
                                "why",
                                null,
                                null,
                                List.of()))));
    }

    @Test
    void hidesCostsFromWhoMayNotSeeAmounts() {
        PostingLine dear = new PostingLine(
                pen,
                null,
                List.of(),
                Place.SUPPLIER,
                store,
                BigDecimal.TEN,
                null,
                new Money(new BigDecimal("2.5000"), "CNY"));
        Movement receipt = world.post(MovementKind.RECEIPT, dear);
        Actor clerk = world.rep(
                "clerk",
                new Grant("promo:stock:read", Scope.ALL, Set.of()),
                new Grant("promo:movement:post", Scope.ALL, Set.of()));

        assertThat(receipt.lines().get(0).unitCost()).isNotNull();
        Movement seen =
                PromoWorld.as(clerk, () -> world.stock.movement(receipt.id())).orElseThrow();
        assertThat(seen.lines().get(0).unitCost()).isNull();
        refused(
                "FIELD_CLASS_MISSING",
                () -> PromoWorld.as(clerk, () -> world.stock.post(Posting.of(MovementKind.RECEIPT, List.of(dear)))));
    }

    private static PromoItemData owned(String code, UUID owner) {
        return new PromoItemData(
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
                null,
                null,
                null,
                null,
                null,
                owner,
                null,
                "Brand Ltd");
    }
}
