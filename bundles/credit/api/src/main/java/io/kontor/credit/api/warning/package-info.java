/** Early warnings from a customer's history, and the calendar of reviews. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.warning;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
