/** A customer's history turned into facts of a card and into outcomes to fit on. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.history;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
