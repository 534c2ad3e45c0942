/** The ledger: double-entry movements that are only added to, balances that never fall below zero, periods. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.stock;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
