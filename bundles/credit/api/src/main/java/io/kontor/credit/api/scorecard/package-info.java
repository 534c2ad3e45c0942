/** Scorecards, grades and knock-out rules: what a rating is made of. Values are immutable. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.scorecard;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
