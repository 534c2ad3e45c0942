/** Helpers for the cores that keep their data in the database. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.jpa;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
