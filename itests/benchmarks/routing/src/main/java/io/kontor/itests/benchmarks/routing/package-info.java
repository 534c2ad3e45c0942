/** Runs our route optimiser and its peers on public instances, at equal CPU time, under the same checker. */
@NullMarked
package io.kontor.itests.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
