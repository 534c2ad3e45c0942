/** Stock counts: sheets, differences and their approval, while issuing goes on. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.count;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
