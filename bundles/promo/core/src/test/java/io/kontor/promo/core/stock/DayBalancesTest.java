package io.kontor.promo.core.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.query.Page;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.BalancesAsk;
import io.kontor.promo.api.stock.DayBalance;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.NoContext;
import io.kontor.promo.core.PromoWorld;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DayBalancesTest {
    private static final LocalDate TODAY = PromoWorld.TODAY;

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void p37TellsWhatThereWasOnAnyDayWithAndWithoutSnapshots(PromoWorld.Databases kind) {
        try (PromoWorld world = kind.open()) {
            UUID pen = world.item("PEN");
            UUID branch = PromoWorld.admin(() -> world.places.add(PlaceData.of("HN", "Hunan", PlaceType.BRANCH)))
                    .id();
            UUID store = PromoWorld.admin(() -> world.places.add(
                            new PlaceData("CS", "Changsha", PlaceType.WAREHOUSE, branch, null, null, null, null)))
                    .id();
            for (int back = 10; back >= 0; back--) {
                world.clock.turnTo(TODAY.minusDays(back));
                world.receive(pen, store, 10);
            }
            List<Long> before = days(world, pen, branch);

            new NightWork(world.transactions, world.clock).run(new NoContext());

            assertThat(before).containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 100L, 110L);
            assertThat(days(world, pen, branch)).isEqualTo(before);
            assertThat(count(world, "promo_snapshot_day")).isEqualTo(10);

            PromoWorld.admin(() -> world.stock.post(new Posting(
                    MovementKind.STOCK_OUT,
                    TODAY.minusDays(3),
                    List.of(PostingLine.of(pen, store, Place.ADJUSTMENT, 5)),
                    "late paper",
                    null,
                    null,
                    List.of())));

            assertThat(days(world, pen, branch))
                    .containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 75L, 85L, 95L, 105L);
            assertThat(count(world, "promo_snapshot_day")).isEqualTo(7);
            new NightWork(world.transactions, world.clock).run(new NoContext());
            assertThat(days(world, pen, branch))
                    .containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 75L, 85L, 95L, 105L);
            assertThat(world.broken()).isZero();
        }
    }

    private static List<Long> days(PromoWorld world, UUID item, UUID branch) {
        return TODAY.minusDays(11)
                .datesUntil(TODAY.plusDays(1))
                .map(day ->
                        PromoWorld.admin(() -> world.stock.balances(new BalancesAsk(day, branch, item, null, 50, null)))
                                .items()
                                .stream()
                                .mapToLong(DayBalance::onHand)
                                .sum())
                .toList();
    }

    private static long count(PromoWorld world, String table) {
        return world.transactions.get().read(em -> ((Number)
                        em.createNativeQuery("select count(*) from " + table).getSingleResult())
                .longValue());
    }

    @Test
    void givesOnePageAfterTheOther() {
        try (PromoWorld world = PromoWorld.derby()) {
            UUID store = world.warehouse("CS");
            for (int i = 0; i < 5; i++) {
                world.receive(world.item("I" + i), store, 1 + i);
            }
            List<Long> seen = new ArrayList<>();
            String cursor = null;
            do {
                String from = cursor;
                Page<DayBalance> page =
                        PromoWorld.admin(() -> world.stock.balances(new BalancesAsk(TODAY, null, null, null, 2, from)));
                page.items().forEach(b -> seen.add(b.onHand()));
                cursor = page.nextCursor();
            } while (cursor != null);

            assertThat(seen).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
        }
    }
}
