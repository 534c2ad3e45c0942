package io.kontor.promo.api.stock;

/**
 * The five figures of stock, the same everywhere, in base units.
 *
 * @param onHand what is there
 * @param reserved of it, what is promised
 * @param blocked of it, what may not be given out: lots that are blocked, recalled or too near their expiry
 * @param available what may still be given out: on hand without reserved and blocked, not below 0
 * @param inTransit what is on the way to it and not yet confirmed
 */
public record Figures(long onHand, long reserved, long blocked, long available, long inTransit) {
    /** Nothing at all. */
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0);

    /**
     * {@return the sums of this and another}
     *
     * @param other the other
     */
    public Figures plus(Figures other) {
        return new Figures(
                onHand + other.onHand,
                reserved + other.reserved,
                blocked + other.blocked,
                available + other.available,
                inTransit + other.inTransit);
    }
}
