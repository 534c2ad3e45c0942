/** What REST resources of all modules share: parameters, answers and the merge patch. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
