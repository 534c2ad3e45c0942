/** The ledger as a service: movements, balances, snapshots, periods. */
@NullMarked
package io.kontor.promo.core.stock;

import org.jspecify.annotations.NullMarked;
