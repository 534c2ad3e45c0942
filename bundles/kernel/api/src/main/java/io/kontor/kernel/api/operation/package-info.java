/** What an operator asks of a running system: room on its disk, figures, backup and move of its database. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.operation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
