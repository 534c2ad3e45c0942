/** What a rep still carries and owes, and the end of a bag when the rep leaves. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.clearance;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
