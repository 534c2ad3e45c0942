package io.kontor.customer.core.composition;

import io.kontor.customer.api.composition.Composition;
import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.core.store.Decimals;
import io.kontor.customer.core.store.Hash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns sums into the analysis.
 *
 * @param request what was asked
 * @param currency currency of the amounts
 * @param sources where the facts came from
 * @param label names a row
 */
record Report(
        CompositionRequest request, @Nullable String currency, List<String> sources, UnaryOperator<String> label) {
    Composition of(Sales sales) {
        List<Map.Entry<String, Sales.Row>> sorted = sorted(sales.rows());
        List<BigDecimal> shares =
                Shares.of(sorted.stream().map(e -> e.getValue().value()).toList());
        List<Composition.Row> rows = new ArrayList<>();
        BigDecimal cumulative = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal previousTotal = BigDecimal.ZERO;
        for (int i = 0; i < sorted.size(); i++) {
            Sales.Row row = sorted.get(i).getValue();
            cumulative = cumulative.add(shares.get(i));
            total = total.add(row.value());
            previousTotal = previousTotal.add(row.previous());
            rows.add(row(sorted.get(i).getKey(), row, shares.get(i), cumulative));
        }
        return new Composition(
                request,
                currency,
                request.period().previous(),
                sum(total),
                sum(previousTotal),
                rows,
                Concentrations.of(sales.customers().values(), request.topN()),
                sources,
                hash(sales));
    }

    private static List<Map.Entry<String, Sales.Row>> sorted(Map<String, Sales.Row> rows) {
        Map<String, Sales.Row> known = new TreeMap<>(rows);
        Sales.Row unknown = known.remove(Composition.UNKNOWN);
        List<Map.Entry<String, Sales.Row>> sorted = new ArrayList<>(known.entrySet());
        sorted.sort(Comparator.comparing(e -> e.getValue().value(), Comparator.reverseOrder()));
        sorted.add(Map.entry(Composition.UNKNOWN, unknown == null ? new Sales.Row() : unknown));
        return sorted;
    }

    private Composition.Row row(String key, Sales.Row row, BigDecimal share, BigDecimal cumulative) {
        BigDecimal delta = row.previous().signum() > 0 ? Shares.change(row.previous(), row.value()) : null;
        return new Composition.Row(
                key,
                label.apply(key),
                sum(row.value()),
                share,
                cumulative,
                row.customers(),
                sum(row.previous()),
                delta);
    }

    /** {@return a sum in the form of its measure} */
    BigDecimal sum(BigDecimal value) {
        return request.basis() == Basis.AMOUNT ? Decimals.amount(value) : Decimals.plain(value);
    }

    private String hash(Sales sales) {
        Hash hash = new Hash().add(request.kind()).add(request.basis());
        hash.add(request.period().from())
                .add(request.period().to())
                .add(currency)
                .add(request.topN());
        hash.add(request.rollUp()).add(request.regionLevel());
        sources.forEach(hash::add);
        new TreeMap<>(sales.rows()).forEach((key, row) -> hash.add(key)
                .add(sum(row.value()).toPlainString())
                .add(sum(row.previous()).toPlainString())
                .add(row.customers()));
        new TreeMap<>(sales.customers())
                .forEach((id, value) -> hash.add(id).add(sum(value).toPlainString()));
        return hash.hex();
    }
}
