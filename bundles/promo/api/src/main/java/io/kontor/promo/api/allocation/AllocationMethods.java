package io.kontor.promo.api.allocation;

/** Names of the methods shipped; others come as {@link io.kontor.promo.api.spi.AllocationMethod} services. */
public final class AllocationMethods {
    /** Each target gets what it asks, in order, until nothing is left. */
    public static final String FILL = "FILL";

    /** All targets get the same; what does not divide goes by one to the first by reference. */
    public static final String SPLIT = "SPLIT";

    /** Each target gets what is written. */
    public static final String CUSTOM = "CUSTOM";

    /** Shares by weights, for example of grades, by largest remainder; ties by reference. */
    public static final String GRADE_WEIGHT = "GRADE_WEIGHT";

    private AllocationMethods() {}
}
