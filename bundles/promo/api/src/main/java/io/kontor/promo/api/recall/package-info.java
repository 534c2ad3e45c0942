/** Recalls of lots: who has to fetch what, and how far that is. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.recall;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
