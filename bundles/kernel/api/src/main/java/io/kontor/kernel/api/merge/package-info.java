/** How modules follow when two records of another module become one: what they would re-link, and what they have. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.merge;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
