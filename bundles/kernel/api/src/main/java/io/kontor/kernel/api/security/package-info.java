/** Users, roles, permissions with row scope and field classes. */
@Export
@Version("1.0.0")
@NullMarked
package io.kontor.kernel.api.security;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
