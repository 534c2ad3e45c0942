package io.kontor.customer.core.store;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What facts of one customer, key and currency add up to.
 *
 * @param customerId the customer
 * @param key goods class or region of the facts, null when they have none or were not told apart by it
 * @param currency currency of the facts
 * @param value their sum
 */
public record FactSum(UUID customerId, @Nullable String key, String currency, BigDecimal value) {
    /** By what facts are told apart, besides customer and currency. */
    public enum Dimension {
        /** By nothing more. */
        NONE,
        /** By goods class. */
        GOODS_CLASS,
        /** By the region of the fact itself. */
        REGION
    }

    /** What is added up. */
    public enum Measure {
        /** Sums of money. */
        AMOUNT,
        /** Quantities. */
        QUANTITY
    }

    /**
     * What to add up.
     *
     * @param measure the measure
     * @param dimension how facts are told apart
     * @param currency only facts in this currency, null for all
     */
    public record Question(
            Measure measure, Dimension dimension, @Nullable String currency) {}
}
