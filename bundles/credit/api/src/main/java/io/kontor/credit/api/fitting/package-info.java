/** Fitting scorecards to outcomes: samples, binned variables and what the fit says of itself. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.fitting;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
