package io.kontor.customer.sample.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;

/** Makes the trade facts of the sample as a CSV file: few great customers, many small ones, with a season. */
final class SalesCsv {
    private static final int MONTHS = 24;
    private static final List<String> CODES = List.copyOf(Goods.NAMES.keySet());
    private static final double GREATEST = 60_000;

    private final YearMonth last;
    private final StringBuilder csv =
            new StringBuilder("externalId,customer,tradedOn,goodsClass,region,amount,currency,quantity\n");
    private int facts;

    private SalesCsv(YearMonth last) {
        this.last = last;
    }

    /**
     * {@return the file}
     *
     * @param last last month with sales
     */
    static String upTo(YearMonth last) {
        SalesCsv file = new SalesCsv(last);
        SampleCustomer.all().forEach(file::add);
        return file.csv.toString();
    }

    private void add(SampleCustomer customer) {
        Dice dice = new Dice(3_000 + customer.number());
        int until =
                switch (customer.stage()) {
                    case ACTIVE -> MONTHS;
                    case DORMANT -> MONTHS - 6;
                    case LOST -> MONTHS / 2;
                    default -> 0;
                };
        for (int month = 0; month < until; month++) {
            int purchases = customer.number() <= 10 ? 3 : customer.number() <= 30 ? 2 : dice.percent(75) ? 1 : 0;
            for (int i = 0; i < purchases; i++) {
                addFact(customer, last.minusMonths(MONTHS - 1L - month), dice);
            }
        }
    }

    private void addFact(SampleCustomer customer, YearMonth month, Dice dice) {
        // Zipf's law by rank, more in the two months of the winter feasts
        double season = month.getMonthValue() == 1 || month.getMonthValue() == 12 ? 1.6 : 1;
        double sum = GREATEST / Math.pow(customer.number(), 0.9) * season * dice.between(0.6, 1.4);
        boolean returned = dice.percent(1);
        BigDecimal amount = BigDecimal.valueOf(returned ? -sum / 10 : sum).setScale(2, RoundingMode.HALF_UP);
        long quantity = Math.max(1, Math.round(sum / dice.between(18.0, 60.0))) * (returned ? -1 : 1);
        String goods = dice.percent(2) ? "" : CODES.get((customer.number() + dice.upTo(3)) % CODES.size());
        csv.append(SampleCustomer.SYSTEM).append('-').append(++facts).append(',');
        csv.append(customer.code())
                .append(',')
                .append(month.atDay(dice.between(1, 28)))
                .append(',');
        csv.append(goods)
                .append(",,")
                .append(amount)
                .append(",CNY,")
                .append(quantity)
                .append('\n');
    }
}
