package io.kontor.credit.api.terms;

/**
 * What a row grants.
 *
 * @param code code of the terms of payment, for example {@code NET60-2PCT10}
 * @param netDays days until payment is due, 0 for cash in advance
 * @param depositPercent share of an order to be paid before, 0 to 100
 * @param limitFactor how often the need may be the limit, at least 0
 * @param netWorthShare share of the customer's net worth the limit may reach, 0 to 1
 * @param orderShare share of the limit one order may reach, 0 to 1
 * @param action what happens to an order
 * @param reason stable reason code
 */
public record Terms(
        String code,
        int netDays,
        int depositPercent,
        double limitFactor,
        double netWorthShare,
        double orderShare,
        Action action,
        String reason) {
    /** What happens to an order. */
    public enum Action {
        /** It is delivered. */
        SHIP,
        /** It waits for a release. */
        HOLD,
        /** It is delivered once paid. */
        CASH,
        /** Nothing is delivered. */
        STOP
    }
}
