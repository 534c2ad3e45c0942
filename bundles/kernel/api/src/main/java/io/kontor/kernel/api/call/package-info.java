/** Who calls, in which language, through which channel, under which idempotency key. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.call;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
