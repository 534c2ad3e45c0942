/** Ruin and recreate with simulated annealing over routes that answer insertions in constant time. */
@NullMarked
package io.kontor.visit.solver;

import org.jspecify.annotations.NullMarked;
