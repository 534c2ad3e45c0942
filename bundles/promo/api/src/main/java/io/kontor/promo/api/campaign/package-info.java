/** Campaigns: planned, carried out, and closed once every piece is accounted for. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.campaign;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
