/** Approval by value: who may approve how much, and the answers that say so. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.approval;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
