/**
 * The ledger as plain Java over a store, a clock and a source of identities: the same code runs on the database and in
 * a simulator.
 */
@NullMarked
package io.kontor.promo.core.ledger;

import org.jspecify.annotations.NullMarked;
