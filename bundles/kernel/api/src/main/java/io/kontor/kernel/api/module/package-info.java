/** Modules of the running system, their state and its reason. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.module;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
