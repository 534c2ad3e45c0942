package io.kontor.promo.api.item;

/** What a promo item is. */
public enum ItemKind {
    /** Given away for good. */
    GIFT,
    /** Goods given to be tried. */
    SAMPLE,
    /** Material for the point of sale. */
    POSM,
    /** Printed matter. */
    LEAFLET,
    /** Equipment that stays the company's, for example a rack or fridge. */
    ASSET
}
