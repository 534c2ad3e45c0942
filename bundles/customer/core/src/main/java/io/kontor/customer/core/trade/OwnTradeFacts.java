package io.kontor.customer.core.trade;

import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.TradeFactEntity;
import io.kontor.kernel.api.trade.TradeFact;
import io.kontor.kernel.api.trade.TradeHistoryProvider;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Transactions;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells other modules the facts held here, page by page, each in a transaction of its own: there may be millions. */
@Component
public final class OwnTradeFacts implements TradeHistoryProvider {
    private static final int PAGE = 5_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final int size;

    /** Over the module's transactions. */
    @Activate
    public OwnTradeFacts(@Reference CustomerTransactions transactions) {
        this(transactions, PAGE);
    }

    OwnTradeFacts(CustomerTransactions transactions, int size) {
        this.transactions = transactions.get();
        this.size = size;
    }

    /** A page, and where the next one begins. */
    private record Page(List<TradeFact> facts, LocalDate day, UUID id) {}

    @Override
    public String source() {
        return TradeHistory.OWN;
    }

    @Override
    public Stream<TradeFact> facts(DateRange period) {
        return Stream.iterate(
                        page(period, period.from(), BEFORE_ALL),
                        page -> !page.facts().isEmpty(),
                        page -> page.facts().size() < size
                                ? new Page(List.of(), page.day(), page.id())
                                : page(period, page.day(), page.id()))
                .flatMap(page -> page.facts().stream());
    }

    private Page page(DateRange period, LocalDate day, UUID id) {
        return transactions.read(em -> {
            List<TradeFactEntity> rows = em.createQuery(
                            "select f from TradeFactEntity f where f.tradedOn <= :to and (f.tradedOn > :day"
                                    + " or (f.tradedOn = :day and f.id > :id)) order by f.tradedOn, f.id",
                            TradeFactEntity.class)
                    .setParameter("to", period.to())
                    .setParameter("day", day)
                    .setParameter("id", id)
                    .setMaxResults(size)
                    .getResultList();
            if (rows.isEmpty()) {
                return new Page(List.of(), day, id);
            }
            TradeFactEntity last = rows.get(rows.size() - 1);
            return new Page(
                    rows.stream().map(row -> fact(row.data())).toList(),
                    last.data().tradedOn(),
                    last.id());
        });
    }

    private static TradeFact fact(TradeEntryData data) {
        Money value = Objects.requireNonNull(data.value());
        return new TradeFact(
                data.customerId(),
                data.tradedOn(),
                data.goodsClass(),
                data.regionCode(),
                value.amount(),
                value.currency(),
                data.quantity());
    }
}
