/** The one database of the installation: its DataSource, its migrations and the clock. */
@NullMarked
// registered while the database answers, so not seen by the generator of capabilities
@Capability(namespace = "osgi.service", attribute = "objectClass=javax.sql.DataSource", effective = "active")
package io.kontor.kernel.core.database;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
