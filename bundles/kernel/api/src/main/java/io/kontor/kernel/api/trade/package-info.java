/** Trade facts and the services that know them. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.trade;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
