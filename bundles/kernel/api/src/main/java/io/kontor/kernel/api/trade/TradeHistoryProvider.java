package io.kontor.kernel.api.trade;

import io.kontor.kernel.api.value.DateRange;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows trade facts, for example from a receivable module or a partner's ERP. Register it as a service: its facts are
 * added to those the customer module holds itself, so they must not be imported there too.
 */
@ConsumerType
public interface TradeHistoryProvider {
    /** {@return a short name shown as the source of figures} */
    String source();

    /**
     * {@return the facts of a period, of all customers; the caller applies the row scope and closes the stream}
     *
     * @param period the days
     */
    Stream<TradeFact> facts(DateRange period);
}
