/** The customer archive: cards, key persons, life cycle and relations. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.customer.api.archive;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
