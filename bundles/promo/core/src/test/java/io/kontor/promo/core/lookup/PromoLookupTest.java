package io.kontor.promo.core.lookup;

import static io.kontor.promo.core.PromoWorld.admin;
import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.asset.AssetLoan;
import io.kontor.promo.api.asset.LoanData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.spi.PromoLookup;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.issue.IssueWorld;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromoLookupTest {
    private static final Grant BAG = new Grant("promo:bag:read", Scope.OWN, Set.of());
    private static final DateRange MARCH = new DateRange(PromoWorld.TODAY.minusDays(14), PromoWorld.TODAY.plusDays(16));

    private final IssueWorld world = new IssueWorld();
    private final PromoLookup lookup =
            new JpaPromoLookup(world.base.transactions, world.base.automatic, world.base.loans, world.base.clock);
    private final UUID pen = world.item("PEN", "2");
    private final Actor li = world.rep("li", pen, 50, IssueWorld.GIVE, IssueWorld.READ, BAG);
    private final Actor wang = world.base.rep("wang", IssueWorld.READ, BAG);
    private final UUID hua = world.customer("Hua Lian", "A", null);
    private final CustomerRef shop = new CustomerRef(hua, null, "Hua Lian");

    PromoLookupTest() {
        world.archiveComes();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void tellsWhatARepCarriesAndWhatACustomerGot() {
        world.give(li, IssueWorld.data(shop, pen, "3"));

        assertThat(PromoWorld.as(li, () -> lookup.carried(li.id())))
                .containsExactly(new PromoLookup.Carried(pen, "PEN", "PEN", "piece", 47, 47));
        assertThat(PromoWorld.as(wang, () -> lookup.carried(li.id())))
                .as("the bag of another rep")
                .isEmpty();
        assertThat(PromoWorld.as(wang, () -> lookup.carried(wang.id())))
                .as("no bag yet")
                .isEmpty();
        assertThat(PromoWorld.as(li, () -> lookup.given(hua, MARCH)))
                .containsExactly(new PromoLookup.Given(pen, PromoWorld.TODAY, li.id(), 3));
        assertThat(PromoWorld.as(wang, () -> lookup.given(hua, MARCH))).isEmpty();
        refused("PERMISSION_MISSING", () -> PromoWorld.as(li, () -> lookup.lent(hua)));
    }

    @Test
    void tellsWhatEquipmentIsWithACustomerTheNextInspectionFirst() {
        UUID fridge = world.base.item("FRIDGE", Tracking.SERIAL);
        UUID store = world.base.warehouse("MAIN");
        world.base.post(
                MovementKind.RECEIPT,
                new PostingLine(
                        fridge, null, List.of("F1", "F2"), Place.SUPPLIER, store, BigDecimal.valueOf(2), null, null));
        AssetLoan later = admin(() -> world.base.loans.lend(loan(fridge, "F1", store, 30)));
        AssetLoan sooner = admin(() -> world.base.loans.lend(loan(fridge, "F2", store, 7)));

        assertThat(admin(() -> lookup.lent(hua))).extracting(AssetLoan::id).containsExactly(sooner.id(), later.id());
        assertThat(admin(() -> lookup.lent(UUID.randomUUID()))).isEmpty();
    }

    private LoanData loan(UUID item, String serial, UUID store, int inspectEvery) {
        return new LoanData(item, serial, store, shop, null, inspectEvery, null, List.of());
    }
}
