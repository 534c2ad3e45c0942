/** Rating customers by a model, and explaining the result to the point. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.rating;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
