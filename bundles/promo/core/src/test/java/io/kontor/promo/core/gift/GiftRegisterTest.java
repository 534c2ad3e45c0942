package io.kontor.promo.core.gift;

import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.gift.GiftData;
import io.kontor.promo.api.gift.GiftReceived;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GiftRegisterTest {
    private static final Grant WRITE = new Grant("promo:gift:write", Scope.OWN, Set.of());
    private static final Grant READ = new Grant("promo:gift:read", Scope.OWN, Set.of());
    private static final LocalDate TODAY = PromoWorld.TODAY;

    private final PromoWorld world = PromoWorld.derby();
    private final JpaGiftRegister gifts = new JpaGiftRegister(world.transactions, world.kernel.staff(), world.clock);
    private final Actor li = world.rep("li", WRITE, READ);
    private final Actor zhao = world.rep("zhao", WRITE, READ);

    @AfterEach
    void close() {
        world.close();
    }

    private static GiftData data(UUID receiver, LocalDate on, LocalDate handedIn) {
        return new GiftData(
                receiver,
                CustomerRef.typed("Shop"),
                "a watch",
                new Money(new BigDecimal("300.0000"), "CNY"),
                on,
                handedIn,
                null);
    }

    @Test
    void r075p40EntersAGiftAndItsHandingIn() {
        GiftReceived gift = PromoWorld.as(li, () -> gifts.enter(data(li.id(), TODAY.minusDays(2), null)));

        GiftReceived handedIn = PromoWorld.as(
                li, () -> gifts.change(gift.id(), gift.version(), d -> data(li.id(), TODAY.minusDays(2), TODAY)));

        assertThat(handedIn.data().handedInOn()).isEqualTo(TODAY);
        assertThat(PromoWorld.as(li, () -> gifts.list(ListQuery.all())).items()).containsExactly(handedIn);
        assertThat(PromoWorld.as(zhao, () -> gifts.list(ListQuery.all())).items())
                .isEmpty();
        assertThat(PromoWorld.as(zhao, () -> gifts.find(gift.id()))).isEmpty();
        assertThat(PromoWorld.admin(() -> gifts.find(gift.id()))).contains(handedIn);
    }

    @Test
    void refusesBadEntries() {
        refused("FUTURE_DAY", () -> PromoWorld.as(li, () -> gifts.enter(data(li.id(), TODAY.plusDays(1), null))));
        refused("ILLEGAL_DATE", () -> PromoWorld.as(li, () -> gifts.enter(data(li.id(), TODAY, TODAY.minusDays(1)))));
        refused("UNKNOWN_USER", () -> PromoWorld.as(li, () -> gifts.enter(data(UUID.randomUUID(), TODAY, null))));
        refused("OUTSIDE_OWN_ROWS", () -> PromoWorld.as(li, () -> gifts.enter(data(zhao.id(), TODAY, null))));
    }
}
