/** Reports over the ledger: the register, monthly summaries, costs, ages, alerts, recalls, effect. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.report;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
