/**
 * Where promo items are: warehouses, branches, the bags of reps, customers' sites, and the ends of the double entry.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.place;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
