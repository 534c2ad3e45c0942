package io.kontor.customer.core.trade;

import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.TradeFactEntity;
import io.kontor.customer.core.store.TradeFactRepository;
import io.kontor.customer.core.table.CustomerTable;
import io.kontor.customer.core.table.ExportAccess;
import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportTarget;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives the list of trade facts, as far as the caller may both read and export it. */
@Component
public final class TradeFactExporter implements Exporter {
    private static final ExportTarget TARGET = new ExportTarget(
            "trade-facts", "customer", new LocalizedText("交易记录", "Trade facts"), "customer:trade:export");

    private final Transactions transactions;
    private final TradeFactList facts;

    /** Works over the module's transactions. */
    @Activate
    public TradeFactExporter(@Reference CustomerTransactions transactions, @Reference RegionTree regions) {
        this.transactions = transactions.get();
        this.facts = new TradeFactList(regions);
    }

    @Override
    public ExportTarget target() {
        return TARGET;
    }

    @Override
    public List<TableColumn> columns() {
        return CustomerTable.TRADE;
    }

    @Override
    public Page<List<@Nullable Object>> rows(ListQuery query, List<String> columns) {
        ExportAccess access = ExportAccess.require(JpaTradeEntries.READ, TARGET.permission());
        TradeFactList.Asked asked = facts.asked(query);
        Access classes = access.classes();
        RowScope amounts = classes.rowsOf(FieldClass.AMOUNT);
        return transactions.read(em -> {
            Page<TradeFactEntity> page =
                    facts.page(em, asked, classes, q -> access.in(q.cb(), TradeFactRepository.customer(q.root())));
            Map<UUID, CustomerEntity> customers = new CustomerRepository(em)
                    .findAll(
                            page.items().stream()
                                    .map(TradeFactEntity::customerId)
                                    .collect(Collectors.toSet()),
                            RowScope.ALL);
            return page.map(fact -> {
                CustomerEntity customer = Objects.requireNonNull(customers.get(fact.customerId()));
                boolean sees = CustomerScope.covers(amounts, customer);
                return columns.stream()
                        .<@Nullable Object>map(column -> value(fact.data(), customer, sees, column))
                        .collect(Collectors.toCollection(ArrayList::new));
            });
        });
    }

    private static @Nullable Object value(
            TradeEntryData fact, CustomerEntity customer, boolean seesAmounts, String column) {
        Money value = seesAmounts ? fact.value() : null;
        return switch (column) {
            case "externalId" -> fact.externalId();
            case "customer" -> customer.code();
            case "tradedOn" -> fact.tradedOn();
            case "goodsClass" -> fact.goodsClass();
            case "region" -> fact.regionCode();
            case "amount" -> value == null ? null : value.amount();
            case "currency" -> value == null ? null : value.currency();
            case "quantity" -> fact.quantity();
            default -> throw new IllegalArgumentException(column);
        };
    }

    @Override
    public void exported(ExportOrder order, long rows) {
        transactions.exported(TARGET.name(), order, rows);
    }
}
