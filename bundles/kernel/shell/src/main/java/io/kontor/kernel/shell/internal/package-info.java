/** The administrator's commands in the Karaf console. */
@NullMarked
@Header(name = "Karaf-Commands", value = "io.kontor.kernel.shell.internal")
package io.kontor.kernel.shell.internal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Header;
