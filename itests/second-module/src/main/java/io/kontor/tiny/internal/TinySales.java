package io.kontor.tiny.internal;

import io.kontor.kernel.api.trade.TradeFact;
import io.kontor.kernel.api.trade.TradeHistoryProvider;
import io.kontor.kernel.api.value.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A partner's trade history, here one configured sale; the customer module adds it to its analyses when it is there.
 */
@Component(
        service = {TinySales.class, TradeHistoryProvider.class},
        configurationPid = "io.kontor.tiny")
@Designate(ocd = TinySales.Config.class)
public final class TinySales implements TradeHistoryProvider {
    private final List<TradeFact> facts;

    /** What the module is told by {@code etc/io.kontor.tiny.cfg}. */
    @ObjectClassDefinition(name = "Tiny")
    public @interface Config {
        /** {@return the customer that bought, empty for no sale} */
        @AttributeDefinition(description = "Id of the customer that bought; empty for no sale")
        String customerId() default "";

        /** {@return the day of the sale} */
        @AttributeDefinition(description = "Day of the sale")
        String tradedOn() default "2026-01-01";

        /** {@return the sum in CNY} */
        @AttributeDefinition(description = "Sum in CNY")
        String amount() default "0";
    }

    /**
     * Reads the sale.
     *
     * @param config the configuration
     */
    @Activate
    public TinySales(Config config) {
        facts = config.customerId().isEmpty() ? List.of() : List.of(fact(config));
    }

    private static TradeFact fact(Config config) {
        return new TradeFact(
                UUID.fromString(config.customerId()),
                LocalDate.parse(config.tradedOn()),
                "tiny",
                null,
                new BigDecimal(config.amount()),
                "CNY",
                BigDecimal.ONE);
    }

    List<TradeFact> all() {
        return facts;
    }

    @Override
    public String source() {
        return "tiny";
    }

    @Override
    public Stream<TradeFact> facts(DateRange period) {
        return facts.stream().filter(fact -> period.contains(fact.tradedOn()));
    }
}
