/** Notes that follow an analysis up: the issue found, what is done about it, by whom and until when. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.customer.api.note;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
