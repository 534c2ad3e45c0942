/** Proves plans: recomputes them from the problem alone, for tests, benchmarks and partners' optimisers. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.visit.api.check;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
