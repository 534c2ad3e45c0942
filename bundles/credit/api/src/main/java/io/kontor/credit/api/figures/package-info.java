/** Figures of a business customer: accounts, payments, receivables, losses and limits. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.figures;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
