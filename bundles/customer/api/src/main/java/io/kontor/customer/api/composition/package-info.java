/** The composition analyses of sales by grade, goods class and region. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.customer.api.composition;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
