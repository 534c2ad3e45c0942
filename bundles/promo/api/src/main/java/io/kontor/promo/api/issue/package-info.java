/** Issues to customers: who got what, when, from whom, for what. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.issue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
