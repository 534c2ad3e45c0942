/** Refusals: one exception type with a stable code, from which every channel makes its answer. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
