/** The kernel's speed beside hand-written code on the same database. */
package io.kontor.itests.benchmarks.kernel;
