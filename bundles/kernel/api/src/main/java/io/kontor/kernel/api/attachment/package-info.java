/** Photos, signatures and papers of a module's records: the service, and what modules and other stores contribute. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.attachment;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
