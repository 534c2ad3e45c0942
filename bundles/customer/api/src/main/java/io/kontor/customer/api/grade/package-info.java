/** Grade schemes: dry run, proposal, confirmation, override. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.customer.api.grade;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
