/** Two cards of one customer become one, and two again when that was a mistake. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.customer.api.merge;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
