package io.kontor.kernel.core.job;

import java.util.UUID;

/**
 * The right to work on a run, until another lease of it is given.
 *
 * @param run the run
 * @param number which lease of this run
 */
record Lease(UUID run, long number) {}
