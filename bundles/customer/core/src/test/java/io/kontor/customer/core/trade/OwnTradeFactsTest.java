package io.kontor.customer.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.customer.core.store.FactSum.Dimension;
import io.kontor.customer.core.store.FactSum.Measure;
import io.kontor.customer.core.store.FactSum.Question;
import io.kontor.kernel.api.trade.TradeFact;
import io.kontor.kernel.api.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnTradeFactsTest {
    private static final DateRange MAY = new DateRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));

    @Test
    void tellsEachFactOfThePeriodOnceHoweverManyPagesThereAre() {
        try (SalesFixture sales = SalesFixture.derby(new KnownRegions())) {
            UUID a = sales.customer("A");
            sales.sale(a, "2026-04-30", "tea", "1");
            sales.sale(a, "2026-06-01", "tea", "1");
            for (int i = 1; i <= 7; i++) {
                sales.sale(a, "2026-05-0" + (i + 1) / 2, "tea", "1" + i);
            }
            sales.sale(a, "2026-05-31", "tea", "5");

            for (int size : List.of(1, 2, 4, 8, 100)) {
                OwnTradeFacts own = new OwnTradeFacts(sales.transactions(), size);
                try (Stream<TradeFact> facts = own.facts(MAY)) {
                    assertThat(facts.map(fact -> fact.amount().intValueExact()))
                            .as("pages of " + size)
                            .containsExactlyInAnyOrder(11, 12, 13, 14, 15, 16, 17, 5);
                }
            }
        }
    }

    @Test
    void isNotCountedTwiceByItsOwnModule() {
        try (SalesFixture sales = SalesFixture.derby(new KnownRegions())) {
            sales.sale(sales.customer("A"), "2026-05-02", "tea", "11");
            TradeHistory history = TradeHistoryFixture.over(List.of(new OwnTradeFacts(sales.transactions())));

            assertThat(history.ask(new Question(Measure.AMOUNT, Dimension.NONE, null), List.of(MAY))
                            .sums())
                    .containsExactly(List.of());
        }
    }
}
