/** Models and tables as JSON, PMML, DMN and CSV. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.credit.api.exchange;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
