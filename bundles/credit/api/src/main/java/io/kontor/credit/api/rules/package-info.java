/** Rules that block, ask for approval, warn or exclude an order, in a readable order. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.rules;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
