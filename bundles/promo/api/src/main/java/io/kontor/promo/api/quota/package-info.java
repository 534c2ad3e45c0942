/** Quotas: how much may be given to whom, and the answers that explain themselves. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.quota;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
