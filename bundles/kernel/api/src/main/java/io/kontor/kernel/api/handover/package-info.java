/** Hand-over of who leaves: what is open in each module, and who takes it over. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.handover;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
