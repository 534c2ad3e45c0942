package io.kontor.credit.scoring.figures;

import io.kontor.credit.api.figures.Ageing;
import io.kontor.credit.api.figures.CollectionRates;
import io.kontor.credit.api.figures.Concentration;
import io.kontor.credit.api.figures.DaysSales;
import io.kontor.credit.api.figures.OpenItem;
import io.kontor.credit.api.figures.PortfolioFigures;
import io.kontor.credit.api.figures.SalesPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Figures of receivables. */
public final class Receivables implements PortfolioFigures {
    private static final int TOP = 10;
    private static final long[] AGES = {0, 30, 60, 90, 180};

    @Override
    public DaysSales daysSales(BigDecimal receivables, BigDecimal overdue, SalesPeriod period) {
        double dso = ratio(receivables, period.sales()) * period.days();
        double best = ratio(receivables.subtract(overdue), period.sales()) * period.days();
        return new DaysSales(dso, best, dso - best);
    }

    private static double ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Double.NaN : part.doubleValue() / whole.doubleValue();
    }

    @Override
    public double countback(BigDecimal receivables, List<SalesPeriod> latestFirst) {
        BigDecimal rest = receivables;
        double days = 0;
        for (SalesPeriod period : latestFirst) {
            if (rest.signum() <= 0) {
                break;
            }
            if (rest.compareTo(period.sales()) < 0) {
                return days + period.days() * ratio(rest, period.sales());
            }
            days += period.days();
            rest = rest.subtract(period.sales());
        }
        return days;
    }

    @Override
    public double collectionEffectiveness(
            BigDecimal begin, BigDecimal sales, BigDecimal endTotal, BigDecimal endCurrent) {
        BigDecimal due = begin.add(sales);
        return ratio(due.subtract(endTotal), due.subtract(endCurrent));
    }

    @Override
    public CollectionRates collectionRates(BigDecimal collected, BigDecimal sales, BigDecimal opening) {
        return new CollectionRates(ratio(collected, sales), ratio(collected, sales.add(opening)));
    }

    @Override
    public Ageing ageing(List<OpenItem> items, LocalDate day) {
        BigDecimal[] sums = new BigDecimal[AGES.length + 1];
        Arrays.fill(sums, BigDecimal.ZERO);
        double overdue = 0;
        double weighted = 0;
        for (OpenItem item : items) {
            long days = ChronoUnit.DAYS.between(item.due(), day);
            int bucket = 0;
            while (bucket < AGES.length && days > AGES[bucket]) {
                bucket++;
            }
            sums[bucket] = sums[bucket].add(item.amount());
            if (days > 0) {
                overdue += item.amount().doubleValue();
                weighted += item.amount().doubleValue() * days;
            }
        }
        double mean = overdue == 0 ? 0 : weighted / overdue;
        return new Ageing(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], mean);
    }

    @Override
    public Concentration concentration(List<BigDecimal> amounts) {
        double[] positive = amounts.stream()
                .mapToDouble(BigDecimal::doubleValue)
                .filter(amount -> amount > 0)
                .sorted()
                .toArray();
        double total = Arrays.stream(positive).sum();
        if (total == 0) {
            return new Concentration(0, 0, 0);
        }
        double hhi = 0;
        double top = 0;
        for (int i = 0; i < positive.length; i++) {
            double share = positive[i] / total;
            hhi += share * share;
            top += i >= positive.length - TOP ? share : 0;
        }
        return new Concentration(hhi, 1 / hhi, Math.min(1, top));
    }
}
