/** Values that several parts of the module share: references to customers and documents, evidence. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.value;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
