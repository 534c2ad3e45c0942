package io.kontor.customer.api.classification;

/**
 * How many customers in the caller's scope a code concerns, its descendants included.
 *
 * @param current customers that have it today
 * @param past further customers that had it
 * @param future further customers that will have it
 */
public record Impact(long current, long past, long future) {}
