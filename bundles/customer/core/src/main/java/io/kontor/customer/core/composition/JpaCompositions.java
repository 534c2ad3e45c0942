package io.kontor.customer.core.composition;

import io.kontor.customer.api.composition.Composition;
import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.api.composition.Compositions;
import io.kontor.customer.api.composition.CustomerShare;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.trade.TradeHistory;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.jpa.Transactions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The composition analyses, added up by the database. */
@Component
public final class JpaCompositions implements Compositions {
    private static final String READ = "customer:composition:read";

    private final Transactions transactions;
    private final Analyst analyst;

    /** Works over the module's transactions, all trade facts, the region tree and the names of goods classes. */
    @Activate
    public JpaCompositions(
            @Reference CustomerTransactions transactions,
            @Reference TradeHistory history,
            @Reference RegionTree regions,
            @Reference CodeLists codeLists) {
        this.transactions = transactions.get();
        this.analyst = new Analyst(this.transactions, history, regions, codeLists);
    }

    @Override
    public Composition analyse(CompositionRequest request) {
        Access access = checked(request);
        Analyst.Result result = analyst.add(request, access, null);
        return result.report().of(result.sales());
    }

    @Override
    public Page<CustomerShare> customers(
            CompositionRequest request, @Nullable String key, int limit, @Nullable String cursor) {
        Access access = checked(request);
        new Violations().range("limit", limit, 1, ListQuery.MAX_LIMIT).throwIfAny();
        ShareCursor after = cursor == null ? null : ShareCursor.read(cursor, request, key);
        Analyst.Result result = analyst.add(request, access, key);
        List<Map.Entry<UUID, BigDecimal>> sorted =
                new ArrayList<>(result.sales().customers().entrySet());
        sorted.sort(
                Map.Entry.<UUID, BigDecimal>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        List<BigDecimal> shares =
                Shares.of(sorted.stream().map(Map.Entry::getValue).toList());
        int from = 0;
        while (after != null && from < sorted.size() && !after.isBefore(sorted.get(from))) {
            from++;
        }
        int to = Math.min(sorted.size(), from + limit);
        List<Map.Entry<UUID, BigDecimal>> page = sorted.subList(from, to);
        Map<UUID, CustomerEntity> named = transactions.read(em -> new CustomerRepository(em)
                .findAll(page.stream().map(Map.Entry::getKey).toList(), access.rows()));
        List<CustomerShare> items = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            CustomerEntity customer = named.get(page.get(i).getKey());
            if (customer != null) {
                BigDecimal value = result.report().sum(page.get(i).getValue());
                items.add(new CustomerShare(
                        customer.id(), customer.code(), customer.name(), value, shares.get(from + i)));
            }
        }
        String next = to < sorted.size() ? ShareCursor.of(sorted.get(to - 1)).text(request, key) : null;
        return new Page<>(items, next, (long) sorted.size());
    }

    private static Access checked(CompositionRequest request) {
        Access access = Call.require(READ);
        Violations violations = new Violations().required("kind", request.kind());
        violations.required("basis", request.basis()).required("period", request.period());
        violations.range("topN", request.topN(), 1, 100);
        violations.range("regionLevel", request.regionLevel(), 0, RegionTree.MAX_LEVELS - 1L);
        if (request.currency() != null && !request.currency().matches("[A-Z]{3}")) {
            violations.add("currency", "ILLEGAL_CURRENCY");
        }
        violations.throwIfAny();
        if (request.basis() == Basis.AMOUNT) {
            access.requireClass(FieldClass.AMOUNT, "basis");
        }
        return access;
    }
}
