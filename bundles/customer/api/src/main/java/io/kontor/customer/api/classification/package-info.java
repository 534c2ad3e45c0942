/** Independent classification axes with dated assignments. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.customer.api.classification;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
