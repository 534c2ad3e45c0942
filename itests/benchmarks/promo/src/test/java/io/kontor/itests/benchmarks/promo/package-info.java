/** The promo ledger beside what one would write by hand. */
@NullMarked
package io.kontor.itests.benchmarks.promo;

import org.jspecify.annotations.NullMarked;
