package io.kontor.credit.api.figures;

import java.math.BigDecimal;

/**
 * What a customer owes or will owe, in one currency.
 *
 * @param openItems open items, due or not
 * @param unappliedCash payments not yet matched
 * @param deliveredUnbilled delivered, not billed
 * @param openOrders orders inside the horizon
 * @param newOrder the order asked for
 */
public record Exposure(
        BigDecimal openItems,
        BigDecimal unappliedCash,
        BigDecimal deliveredUnbilled,
        BigDecimal openOrders,
        BigDecimal newOrder) {
    /** {@return open items - unapplied cash + delivered + open orders + new order} */
    public BigDecimal total() {
        return openItems
                .subtract(unappliedCash)
                .add(deliveredUnbilled)
                .add(openOrders)
                .add(newOrder);
    }
}
