package io.kontor.promo.api.place;

/** What a place is. */
public enum PlaceType {
    /** A warehouse. */
    WAREHOUSE(true),
    /** A branch with stock of its own, which may hold other places. */
    BRANCH(true),
    /** What one rep carries; made by itself, one a rep. */
    REP_BAG(true),
    /** A customer where equipment stands on loan. */
    CUSTOMER_SITE(true),
    /** What was sent to another place and is not yet confirmed there; made by itself, one a receiving place. */
    TRANSIT(true),
    /** Where goods come from. */
    SUPPLIER(false),
    /** The other end of opening balances. */
    OPENING(false),
    /** Goods that were handed out to customers. */
    GIVEN(false),
    /** Goods that were lost, damaged or scrapped. */
    LOSS(false),
    /** The other end of differences found by counting. */
    COUNT_DIFFERENCE(false),
    /** The other end of goods that came or went for another reason. */
    ADJUSTMENT(false);

    private final boolean stock;

    PlaceType(boolean stock) {
        this.stock = stock;
    }

    /** {@return whether stock is held there, which never falls below zero}; the others are ends of the double entry */
    public boolean holdsStock() {
        return stock;
    }
}
