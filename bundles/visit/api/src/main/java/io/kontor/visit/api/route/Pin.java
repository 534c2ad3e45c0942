package io.kontor.visit.api.route;

/**
 * A decision that the optimiser must leave alone: this visit belongs to that shift. A pinned visit is mandatory.
 *
 * @param shift id of the shift
 * @param position index among the stops of the shift, 0 being the first, or {@link #ANYWHERE}; pinning the first n
 *     visits of a route to 0..n-1 locks a prefix
 */
public record Pin(String shift, int position) {
    /** The visit is bound to the shift, not to a place in its order. */
    public static final int ANYWHERE = -1;

    /** Refuses a blank shift and positions below -1. */
    public Pin {
        Check.text("shift of a pin", shift);
        Check.range("position of a pin", position, ANYWHERE, Check.LONGEST);
    }
}
