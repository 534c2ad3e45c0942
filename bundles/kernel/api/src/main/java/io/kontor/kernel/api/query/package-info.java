/** The one list grammar: filter, sort, cursor and page. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.query;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
