/** How a module publishes its REST resources. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.rest;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
