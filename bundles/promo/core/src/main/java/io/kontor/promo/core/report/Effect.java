package io.kontor.promo.core.report;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.trade.TradeFact;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.report.EffectRow;
import io.kontor.promo.core.store.GivenTables.Given;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares sales before and after gifts. A case is a customer and an item: the days before and after count from the day
 * the customer got it first, the quantity and cost are of all that was given in the days asked for.
 */
final class Effect {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final int window;
    private final Map<List<Object>, Case> cases = new LinkedHashMap<>();
    private final Map<UUID, List<Case>> byCustomer = new HashMap<>();

    /** A customer who got an item. */
    private static final class Case {
        private final Given first;
        private final List<Given> all = new ArrayList<>();
        private final Map<String, BigDecimal[]> sales = new TreeMap<>();

        Case(Given first) {
            this.first = first;
        }
    }

    /** Takes what was given, in the order of time. */
    Effect(int window, List<Given> given) {
        this.window = window;
        for (Given one : given) {
            UUID customer = Objects.requireNonNull(one.customerId());
            Case same = cases.computeIfAbsent(List.of(customer, one.itemId()), key -> {
                Case made = new Case(one);
                byCustomer.computeIfAbsent(customer, id -> new ArrayList<>()).add(made);
                return made;
            });
            same.all.add(one);
        }
    }

    static LocalizedText method(int window) {
        return new LocalizedText(
                "比较每位客户首次领用该品项之前" + window + "天与自当日起" + window + "天的销售额，按品项和领用时的等级合计；"
                        + "后段天数未满的客户不计入。仅为前后对比，未设对照组，不证明因果；领用多个品项的客户在每个品项中都计入。",
                "Sales of each customer in the " + window + " days before it got the item first and in the " + window
                        + " days from that day on, added up by item and by the grade it had then; customers whose days"
                        + " after are not over are left out. A comparison of before and after without a control group,"
                        + " no proof of a cause; who got several items counts for each of them.");
    }

    /** {@return how many customers' days after are not over on a day; they are left out from now on} */
    int leaveOutEarly(LocalDate today) {
        List<Case> early = cases.values().stream()
                .filter(c -> !after(c).to().isBefore(today))
                .toList();
        Set<UUID> customers = new HashSet<>();
        early.forEach(c -> {
            UUID customer = Objects.requireNonNull(c.first.customerId());
            customers.add(customer);
            cases.values().remove(c);
            Objects.requireNonNull(byCustomer.get(customer)).remove(c);
        });
        return customers.size();
    }

    private DateRange before(Case c) {
        return new DateRange(c.first.day().minusDays(window), c.first.day().minusDays(1));
    }

    private DateRange after(Case c) {
        return new DateRange(c.first.day(), c.first.day().plusDays(window - 1L));
    }

    /** {@return the days of which sales are needed, null when none are} */
    @Nullable
    DateRange days() {
        return cases.isEmpty()
                ? null
                : new DateRange(
                        cases.values().stream()
                                .map(c -> before(c).from())
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        cases.values().stream()
                                .map(c -> after(c).to())
                                .max(Comparator.naturalOrder())
                                .orElseThrow());
    }

    /** Counts sales. */
    void count(Stream<TradeFact> facts) {
        facts.forEach(
                fact -> byCustomer.getOrDefault(fact.customerId(), List.of()).forEach(c -> count(c, fact)));
    }

    private void count(Case c, TradeFact fact) {
        boolean earlier = before(c).contains(fact.tradedOn());
        if (earlier || after(c).contains(fact.tradedOn())) {
            BigDecimal[] sums = c.sales.computeIfAbsent(
                    fact.currency(), currency -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
            int at = earlier ? 0 : 1;
            sums[at] = sums[at].add(fact.amount());
        }
    }

    /** {@return how many customers have no sales in any of their days} */
    int withoutSales() {
        return (int) byCustomer.values().stream()
                .filter(all -> !all.isEmpty() && all.stream().allMatch(c -> c.sales.isEmpty()))
                .count();
    }

    /** {@return the figures} */
    List<EffectRow> rows() {
        Map<List<@Nullable Object>, List<Case>> cells = new LinkedHashMap<>();
        for (Case c : cases.values()) {
            for (String currency : c.sales.keySet()) {
                cells.computeIfAbsent(
                                Arrays.asList(c.first.itemId(), c.first.grade(), currency), key -> new ArrayList<>())
                        .add(c);
            }
        }
        List<EffectRow> rows = new ArrayList<>();
        cells.forEach((key, members) -> rows.add(row(members, (String) Objects.requireNonNull(key.get(2)))));
        rows.sort(Comparator.comparing(EffectRow::itemId)
                .thenComparing(row -> row.grade() == null ? "" : row.grade())
                .thenComparing(EffectRow::currency));
        return rows;
    }

    private static EffectRow row(List<Case> members, String currency) {
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal after = BigDecimal.ZERO;
        long quantity = 0;
        BigDecimal cost = BigDecimal.ZERO;
        boolean known = true;
        for (Case c : members) {
            BigDecimal[] sums = Objects.requireNonNull(c.sales.get(currency));
            before = before.add(sums[0]);
            after = after.add(sums[1]);
            for (Given given : c.all) {
                quantity += given.quantity();
                Money one = given.cost();
                known &= one != null && one.currency().equals(currency);
                cost = one == null ? cost : cost.add(one.amount());
            }
        }
        Given first = members.get(0).first;
        BigDecimal change = before.signum() > 0
                ? after.subtract(before).multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_EVEN)
                : null;
        BigDecimal perSales = known && after.signum() > 0 ? cost.divide(after, 4, RoundingMode.HALF_EVEN) : null;
        return new EffectRow(
                first.itemId(),
                first.grade(),
                currency,
                members.size(),
                quantity,
                known ? cost : null,
                before,
                after,
                change,
                perSales);
    }
}
