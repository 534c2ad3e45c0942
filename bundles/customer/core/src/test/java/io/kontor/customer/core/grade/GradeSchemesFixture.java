package io.kontor.customer.core.grade;

import io.kontor.customer.core.SalesFixture;
import io.kontor.customer.core.trade.TradeHistoryFixture;
import java.time.Clock;
import java.util.List;

/** Grade schemes over the fixtures' database, with the shipped policies. */
public final class GradeSchemesFixture {
    private GradeSchemesFixture() {}

    public static JpaGradeSchemes over(SalesFixture sales) {
        return over(sales, SalesFixture.CLOCK);
    }

    public static JpaGradeSchemes over(SalesFixture sales, Clock clock) {
        return new JpaGradeSchemes(sales.transactions(), TradeHistoryFixture.over(List.of()), clock)
                .with(new AbcGradePolicy(), new ThresholdGradePolicy());
    }
}
