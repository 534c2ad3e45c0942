/** Texts in the caller's language, contributed by modules. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
