package io.kontor.customer.core.trade;

import io.kontor.customer.core.store.FactSum;
import io.kontor.customer.core.store.FactSum.Dimension;
import io.kontor.customer.core.store.FactSum.Measure;
import io.kontor.customer.core.store.FactSum.Question;
import io.kontor.kernel.api.trade.TradeFact;
import io.kontor.kernel.api.trade.TradeHistoryProvider;
import io.kontor.kernel.api.value.DateRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The trade facts of other sources, added up; asked outside a transaction, because they may be far away. */
@Component(service = TradeHistory.class)
public final class TradeHistory {
    /** How the facts the module holds itself are named among the sources. */
    public static final String OWN = "customer";

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<TradeHistoryProvider> providers = List.of();

    /** Starts without other sources. */
    @Activate
    public TradeHistory() {}

    /** Uses other sources given, for tests without OSGi. */
    TradeHistory(List<TradeHistoryProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    private record Cell(UUID customerId, @Nullable String key, String currency) {}

    /**
     * What other sources know of one question.
     *
     * @param sources their names and our own, in alphabetical order
     * @param sums the sums for each period asked for; of any customers, known here or not
     */
    public record Provided(List<String> sources, List<List<FactSum>> sums) {
        /** Keeps the lists by value. */
        public Provided {
            sources = List.copyOf(sources);
            sums = List.copyOf(sums);
        }
    }

    /**
     * {@return what the other sources know}
     *
     * @param question what to add up
     * @param periods the days to add up, each by itself
     */
    public Provided ask(Question question, List<DateRange> periods) {
        // the module's own are read in the database
        List<TradeHistoryProvider> present = providers.stream()
                .filter(provider -> !OWN.equals(provider.source()))
                .toList();
        List<List<FactSum>> sums = new ArrayList<>();
        for (DateRange period : periods) {
            Map<Cell, BigDecimal> cells = new HashMap<>();
            present.forEach(p -> add(p, period, question, cells));
            sums.add(cells.entrySet().stream()
                    .map(e -> new FactSum(
                            e.getKey().customerId(),
                            e.getKey().key(),
                            e.getKey().currency(),
                            e.getValue()))
                    .toList());
        }
        List<String> sources = Stream.concat(Stream.of(OWN), present.stream().map(TradeHistoryProvider::source))
                .distinct()
                .sorted()
                .toList();
        return new Provided(sources, sums);
    }

    private static void add(
            TradeHistoryProvider provider, DateRange period, Question question, Map<Cell, BigDecimal> cells) {
        try (Stream<TradeFact> facts = provider.facts(period)) {
            facts.filter(f -> period.contains(f.tradedOn()))
                    .filter(f ->
                            question.currency() == null || question.currency().equals(f.currency()))
                    .forEach(f -> cells.merge(
                            new Cell(f.customerId(), key(f, question.dimension()), f.currency()),
                            question.measure() == Measure.AMOUNT ? f.amount() : f.quantity(),
                            BigDecimal::add));
        }
    }

    private static @Nullable String key(TradeFact fact, Dimension dimension) {
        return switch (dimension) {
            case NONE -> null;
            case GOODS_CLASS -> fact.goodsClass();
            case REGION -> fact.regionCode();
        };
    }
}
