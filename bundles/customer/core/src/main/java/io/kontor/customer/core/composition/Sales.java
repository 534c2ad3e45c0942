package io.kontor.customer.core.composition;

import io.kontor.customer.core.store.CustomerRows.Placed;
import io.kontor.customer.core.store.FactSum;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sums of one analysis as they come in: by row and by customer, never by both, so that memory grows with the customers
 * and not with the facts. Sums of customers out of scope or unknown are dropped.
 */
final class Sales {
    private boolean everybody = true;
    private final Map<UUID, Buyer> buyers = new HashMap<>();
    private final Map<UUID, Integer> ordinals = new HashMap<>();
    private final Keys keys;
    private final @Nullable String only;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<UUID, BigDecimal> customers = new HashMap<>();
    private final SortedSet<String> currencies = new TreeSet<>();

    private record Buyer(Placed placed, UUID counted) {}

    /** One row while it grows. */
    static final class Row {
        private final BitSet customers = new BitSet();
        private BigDecimal value = BigDecimal.ZERO;
        private BigDecimal previous = BigDecimal.ZERO;
        private long counted;

        BigDecimal value() {
            return value;
        }

        BigDecimal previous() {
            return previous;
        }

        long customers() {
            return customers.cardinality() + counted;
        }
    }

    /**
     * Starts without sums.
     *
     * @param keys to which row they belong
     * @param only the row whose customers are wanted, null for all rows
     */
    Sales(Keys keys, @Nullable String only) {
        this.keys = keys;
        this.only = only;
    }

    /**
     * {@return these sums, of certain customers only; without this call the sums of every customer count for itself}
     */
    Sales of(List<Placed> inScope, RollUp rollUp) {
        everybody = false;
        inScope.forEach(p -> buyers.put(p.id(), new Buyer(p, rollUp.topmost(p.id()))));
        return this;
    }

    /** Adds a sum of the period. */
    void add(FactSum sum) {
        Buyer buyer = buyer(sum);
        if (buyer == null) {
            return;
        }
        String key = keys.of(buyer.placed(), buyer.counted(), sum.key());
        Row row = row(key);
        row.value = row.value.add(sum.value());
        row.customers.set(ordinals.computeIfAbsent(buyer.counted(), c -> ordinals.size()));
        if (only == null || only.equals(key)) {
            customers.merge(buyer.counted(), sum.value(), BigDecimal::add);
        }
    }

    /** Adds what the database has added up and counted itself for a row of the period. */
    void addTotal(String key, BigDecimal value, long counted) {
        Row row = row(key);
        row.value = row.value.add(value);
        row.counted += counted;
    }

    /** Adds what the database has added up itself for a row of the period before. */
    void addPreviousTotal(String key, BigDecimal value) {
        Row row = row(key);
        row.previous = row.previous.add(value);
    }

    /** Adds a customer's sum of the period, whose rows are added as totals. */
    void addCustomer(FactSum sum) {
        currencies.add(sum.currency());
        customers.merge(sum.customerId(), sum.value(), BigDecimal::add);
    }

    /** Takes note of the facts' currencies. */
    void addCurrencies(Collection<String> found) {
        currencies.addAll(found);
    }

    /** Adds a sum of the period before. */
    void addPrevious(FactSum sum) {
        Buyer buyer = buyer(sum);
        if (buyer != null) {
            Row row = row(keys.of(buyer.placed(), buyer.counted(), sum.key()));
            row.previous = row.previous.add(sum.value());
        }
    }

    private @Nullable Buyer buyer(FactSum sum) {
        Buyer buyer = everybody
                ? new Buyer(new Placed(sum.customerId(), null), sum.customerId())
                : buyers.get(sum.customerId());
        if (buyer != null) {
            currencies.add(sum.currency());
        }
        return buyer;
    }

    private Row row(String key) {
        return rows.computeIfAbsent(key, k -> new Row());
    }

    /** {@return the rows by key} */
    Map<String, Row> rows() {
        return rows;
    }

    /** {@return the sums of the customers with facts in the period} */
    Map<UUID, BigDecimal> customers() {
        return customers;
    }

    /** {@return the currencies of the facts} */
    SortedSet<String> currencies() {
        return currencies;
    }
}
