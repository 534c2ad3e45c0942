/** What happened to the records of a module, field by field, and who saw or took out what. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.history;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
