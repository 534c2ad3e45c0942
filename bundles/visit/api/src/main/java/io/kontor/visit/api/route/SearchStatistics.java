package io.kontor.visit.api.route;

/**
 * What a search did.
 *
 * @param iterations steps of all threads
 * @param improvements better plans found by the thread that won
 * @param firstNanos wall time to the first complete plan, in nanoseconds
 * @param nanos wall time of all, in nanoseconds
 */
public record SearchStatistics(long iterations, long improvements, long firstNanos, long nanos) {}
