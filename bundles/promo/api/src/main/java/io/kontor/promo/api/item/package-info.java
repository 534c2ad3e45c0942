/** The catalogue of promo items and their lots. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.item;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
