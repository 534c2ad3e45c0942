package io.kontor.customer.core.trade;

import io.kontor.kernel.api.trade.TradeHistoryProvider;
import java.util.List;

/** Histories over sources a test names. */
public final class TradeHistoryFixture {
    private TradeHistoryFixture() {}

    public static TradeHistory over(List<TradeHistoryProvider> providers) {
        return new TradeHistory(providers);
    }
}
