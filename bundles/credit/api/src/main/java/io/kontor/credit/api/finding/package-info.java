/** What a check found, in both languages. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.finding;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
