package io.kontor.promo.api.allocation;

/**
 * The share of a target.
 *
 * @param kind what the target is
 * @param ref region or route code, or identity of the rep or customer
 * @param quantity base units it gets
 * @param used base units handed out in the days of the plan: in the region, by the rep or to the customer; for a route
 *     by who drove it when the plan was published, to the customers it had then; 0 for a draft
 */
public record AllocationShare(AllocationTarget.Kind kind, String ref, long quantity, long used) {}
