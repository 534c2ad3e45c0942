/** Issue slips: goods sent from one place to another, by request, between reps or back, until the receiver confirms. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.slip;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
