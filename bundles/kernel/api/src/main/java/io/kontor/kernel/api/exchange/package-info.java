/** Tables that come in from files and go out to files: what modules contribute, and the services that run it. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.exchange;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
