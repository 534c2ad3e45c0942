/** Allocation plans: how the stock of an item is shared among regions, routes, reps and customers. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.allocation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
