/** Requests for promo items: written, submitted, approved, issued step by step, closed. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.request;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
