package io.kontor.customer.core.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.composition.Composition;
import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.api.composition.CompositionRequest.Kind;
import io.kontor.customer.core.KnownCodes;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.customer.core.trade.TradeHistoryFixture;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For who sees everything the database counts the customers of a row; for others they are fetched and counted here. */
class CountedCompositionsTest {
    private final KnownRegions regions = new KnownRegions()
            .with("1", null)
            .with("11", "1")
            .with("111", "11")
            .with("2", null)
            .with("21", "2");
    private final SalesFixture sales = SalesFixture.derby(regions);

    @AfterEach
    void close() {
        sales.close();
    }

    private JpaCompositions compositions() {
        return new JpaCompositions(
                sales.transactions(), TradeHistoryFixture.over(List.of()), regions, new KnownCodes());
    }

    @Test
    void givesTheSameWhetherTheDatabaseCountsOrTheCustomersAreFetched() {
        DateRange may = new DateRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));
        Random random = new Random(7);
        List<String> goods = List.of("", "tea", "rice", "salt");
        List<String> places = List.of("", "@111", "@11", "@21");
        List<UUID> customers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String region = i % 3 == 0 ? null : i % 3 == 1 ? "111" : "2";
            customers.add(sales.customer("C" + i, SalesFixture.ANNA, region, Lifecycle.ACTIVE));
        }
        for (int i = 0; i < 150; i++) {
            sales.sale(
                    customers.get(random.nextInt(12)),
                    LocalDate.of(2026, 4, 1).plusDays(random.nextInt(61)).toString(),
                    goods.get(random.nextInt(4)) + places.get(random.nextInt(4)),
                    String.valueOf(random.nextInt(1_000) - 200));
        }
        for (Kind kind : Kind.values()) {
            for (Basis basis : Basis.values()) {
                CompositionRequest request = new CompositionRequest(kind, basis, may, null, 3, null, null);
                Composition fetched = SalesFixture.as(
                        SalesFixture.anna(Scope.OWN), () -> compositions().analyse(request));
                assertThat(SalesFixture.run(() -> compositions().analyse(request)))
                        .isEqualTo(fetched);
                assertThat(fetched.concentration().customers()).isEqualTo(12);
            }
        }
    }
}
