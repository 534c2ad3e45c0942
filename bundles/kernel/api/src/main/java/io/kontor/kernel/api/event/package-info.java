/**
 * How modules hear of each other's changes: the journal each module writes in the transaction of the change, and the
 * courier that brings its events to consumers, at least once and in order per subject, also to those that were away.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
