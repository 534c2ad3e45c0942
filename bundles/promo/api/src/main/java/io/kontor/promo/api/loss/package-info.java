/** Losses: what is missing or broken, who is liable, what is charged. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.loss;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
