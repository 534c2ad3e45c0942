package io.kontor.itests.karaf.kit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Computes compositions from the facts by itself, the slow and plain way, with nothing taken from the product. */
public final class Composer {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final String UNKNOWN = "unknown";

    /**
     * A sale.
     *
     * @param customer the customer's code
     * @param goodsClass goods class, null when unknown
     * @param region region
     * @param amount sum
     * @param quantity quantity
     */
    public record Sale(String customer, String goodsClass, String region, BigDecimal amount, BigDecimal quantity) {}

    /**
     * Concentration on customers.
     *
     * @param customers how many
     * @param topShare share of the greatest
     * @param hhi sum of squared shares
     * @param abc how many make 80, the next 15, and the last 5 percent
     */
    public record Concentration(long customers, String topShare, String hhi, List<Long> abc) {}

    private Composer() {}

    /** The rows by key, greatest first, the unknown last. */
    public static List<ComposedRow> rows(
            Collection<Sale> sales, Function<Sale, String> key, Function<Sale, BigDecimal> basis) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        Map<String, Set<String>> customers = new TreeMap<>();
        sums.put(UNKNOWN, BigDecimal.ZERO);
        for (Sale sale : sales) {
            String group = key.apply(sale) == null ? UNKNOWN : key.apply(sale);
            sums.merge(group, basis.apply(sale), BigDecimal::add);
            customers.computeIfAbsent(group, g -> new HashSet<>()).add(sale.customer());
        }
        List<String> order = new ArrayList<>(sums.keySet());
        order.sort(Comparator.<String>comparingInt(k -> k.equals(UNKNOWN) ? 1 : 0)
                .thenComparing(sums::get, Comparator.reverseOrder()));
        Map<String, BigDecimal> shares = shares(sums);
        List<ComposedRow> rows = new ArrayList<>();
        BigDecimal soFar = BigDecimal.ZERO;
        for (String group : order) {
            soFar = soFar.add(shares.get(group));
            rows.add(new ComposedRow(
                    group,
                    ComposedRow.plain(sums.get(group).toPlainString()),
                    ComposedRow.plain(shares.get(group).toPlainString()),
                    ComposedRow.plain(soFar.toPlainString()),
                    customers.getOrDefault(group, Set.of()).size()));
        }
        return rows;
    }

    /** Cuts each share to two digits, then gives the hundredths that are missing to the greatest remainders. */
    private static Map<String, BigDecimal> shares(Map<String, BigDecimal> sums) {
        BigDecimal total = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, BigDecimal> cut = new TreeMap<>();
        Map<String, BigDecimal> rest = new TreeMap<>();
        sums.forEach((key, sum) -> {
            BigDecimal exact = sum.multiply(HUNDRED).divide(total, 30, RoundingMode.FLOOR);
            cut.put(key, exact.setScale(2, RoundingMode.FLOOR));
            rest.put(key, exact.subtract(cut.get(key)));
        });
        BigDecimal given = cut.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int missing = HUNDRED.subtract(given).movePointRight(2).intValueExact();
        List<String> greatestRemainderFirst = new ArrayList<>(rest.keySet());
        greatestRemainderFirst.sort(Comparator.comparing(rest::get, Comparator.reverseOrder()));
        greatestRemainderFirst
                .subList(0, missing)
                .forEach(key -> cut.merge(key, new BigDecimal("0.01"), BigDecimal::add));
        return cut;
    }

    /** The customers' sums, greatest first, ties by code. */
    public static List<Map.Entry<String, BigDecimal>> byCustomer(
            Collection<Sale> sales, Function<Sale, BigDecimal> basis) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        sales.forEach(sale -> sums.merge(sale.customer(), basis.apply(sale), BigDecimal::add));
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    /** How concentrated the sales are. */
    public static Concentration concentration(Collection<Sale> sales, Function<Sale, BigDecimal> basis, int topN) {
        List<BigDecimal> sums =
                byCustomer(sales, basis).stream().map(Map.Entry::getValue).toList();
        BigDecimal total = sums.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal top = sums.stream().limit(topN).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal hhi = BigDecimal.ZERO;
        long[] abc = new long[3];
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal sum : sums) {
            BigDecimal percent = percent(sum, total);
            hhi = hhi.add(percent.multiply(percent));
            abc[grade(before, total)]++;
            before = before.add(sum);
        }
        return new Concentration(
                sums.size(),
                percent(top, total).setScale(2, RoundingMode.HALF_UP).toPlainString(),
                hhi.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                List.of(abc[0], abc[1], abc[2]));
    }

    /** 0 for A, 1 for B, 2 for C, by the sum of those before: the customer that crosses a line belongs above it. */
    public static int grade(BigDecimal before, BigDecimal total) {
        BigDecimal reached = percent(before, total);
        return reached.compareTo(new BigDecimal(80)) < 0 ? 0 : reached.compareTo(new BigDecimal(95)) < 0 ? 1 : 2;
    }

    /** A share in percent, unrounded. */
    public static BigDecimal percent(BigDecimal part, BigDecimal total) {
        return part.multiply(HUNDRED).divide(total, MathContext.DECIMAL128);
    }
}
