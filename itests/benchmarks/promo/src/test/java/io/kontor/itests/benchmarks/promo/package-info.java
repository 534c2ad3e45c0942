/** The promo ledger beside what one would write by hand. */
package io.kontor.itests.benchmarks.promo;
