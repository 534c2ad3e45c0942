/** Import of customers and trade facts from CSV. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.customer.api.imports;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
