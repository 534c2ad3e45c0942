/** What a change of card, terms or limits would do to all customers, and how overrides and holds fared. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.portfolio;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
