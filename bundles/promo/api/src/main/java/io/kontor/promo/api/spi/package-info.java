/**
 * What partner bundles add: quota policies, allocation methods, routes, gift conditions; and the lookup other modules
 * use.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.promo.api.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
