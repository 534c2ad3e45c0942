package io.kontor.credit.api.fitting;

/** How the bad rate of neighbouring bins may run. Neighbours always differ. */
public enum Shape {
    /** Rises. */
    ASCENDING,
    /** Falls. */
    DESCENDING,
    /** Rises, then falls; either part may be absent. */
    PEAK,
    /** Falls, then rises; either part may be absent. */
    VALLEY,
    /**
     * Rises or falls, a peak or valley only where it tells clearly more (IV above 1.10 times the monotone one + .01).
     */
    AUTO
}
