/** Terms of business as a typed decision table that is checked for gaps and overlaps. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.terms;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
