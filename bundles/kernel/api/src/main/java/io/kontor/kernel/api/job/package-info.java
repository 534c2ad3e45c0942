/**
 * Long work that outlives its call, recurring work and due times: who runs them, how far they are, what became of them.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.job;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
