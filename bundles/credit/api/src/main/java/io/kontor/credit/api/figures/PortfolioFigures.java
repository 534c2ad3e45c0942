package io.kontor.credit.api.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Figures of receivables. Amounts of one call are in one currency. */
@ProviderType
public interface PortfolioFigures {
    /**
     * {@return days sales outstanding, NaN without sales}
     *
     * @param receivables open items at the end
     * @param overdue what of them is overdue
     * @param period sales of the period that ends then
     */
    DaysSales daysSales(BigDecimal receivables, BigDecimal overdue, SalesPeriod period);

    /**
     * {@return days sales outstanding by countback: days of the latest periods whose sales make up the receivables; a
     * part of the last one counts in proportion. When the periods do not suffice, all their days}
     *
     * @param receivables open items at the end
     * @param latestFirst periods, the latest first
     */
    double countback(BigDecimal receivables, List<SalesPeriod> latestFirst);

    /**
     * {@return collection effectiveness index (begin + sales - end total)/(begin + sales - end current), 0 to 1 (Credit
     * Research Foundation); NaN when nothing was to be collected}
     *
     * @param begin receivables at the beginning
     * @param sales credit sales of the period
     * @param endTotal receivables at the end
     * @param endCurrent what of them is not due
     */
    double collectionEffectiveness(BigDecimal begin, BigDecimal sales, BigDecimal endTotal, BigDecimal endCurrent);

    /**
     * {@return the collection rate on both bases, NaN where the base is 0}
     *
     * @param collected collected in the period
     * @param sales sales of the period
     * @param opening balance at its beginning
     */
    CollectionRates collectionRates(BigDecimal collected, BigDecimal sales, BigDecimal opening);

    /**
     * {@return open items by age}
     *
     * @param items open items
     * @param day the day of the ageing; an item due on it is current
     */
    Ageing ageing(List<OpenItem> items, LocalDate day);

    /**
     * {@return how much hangs on few customers}
     *
     * @param amounts amount of each customer; those not above 0 are left out
     */
    Concentration concentration(List<BigDecimal> amounts);
}
