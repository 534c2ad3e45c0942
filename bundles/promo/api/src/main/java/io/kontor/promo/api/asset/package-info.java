/** Equipment on loan at customers' sites: who has it, when it is looked at, when it comes back. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.asset;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
