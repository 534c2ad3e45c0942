package io.kontor.visit.api.route;

/**
 * How far a search has come.
 *
 * @param iterations steps made, 0 while the first plan is built
 * @param sinceImprovement steps since the best plan was found
 * @param nanos wall time since the start, in nanoseconds
 * @param missing mandatory visits that the best plan leaves out
 * @param cost cost of the best plan without the missing, infinite while there is none
 */
public record Progress(long iterations, long sinceImprovement, long nanos, int missing, double cost) {}
