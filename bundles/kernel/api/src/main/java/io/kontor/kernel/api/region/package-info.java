/** The region tree shared by all modules. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.region;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
