/** How well a model separates, whether its probabilities are true, and whether its inputs drift. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.validation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
