package io.kontor.promo.api.allocation;

/**
 * The share of a target.
 *
 * @param kind what the target is
 * @param ref region code, or identity of the rep or customer
 * @param quantity base units it gets
 * @param used base units it got already in the days of a published plan
 */
public record AllocationShare(AllocationTarget.Kind kind, String ref, long quantity, long used) {}
