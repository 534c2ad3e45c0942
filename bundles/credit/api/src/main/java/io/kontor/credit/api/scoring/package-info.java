/** The way to all calculations of credit scoring. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.scoring;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
