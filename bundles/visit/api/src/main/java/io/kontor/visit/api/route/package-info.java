/**
 * Route planning: the problem, the optimiser as a service, and its answer. Every value type validates itself and names
 * the value that is wrong. Times are whole seconds; which moment is second 0 of a day is up to the caller.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.visit.api.route;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
