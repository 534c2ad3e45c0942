/** Gifts that staff received and handed in. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.gift;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
