/** What the kernel's packages share: schema, transactions, texts. */
@NullMarked
@Header(name = "Meta-Persistence", value = "META-INF/persistence.xml")
@Requirement(namespace = "osgi.extender", name = "osgi.jpa", version = "1.1.0", effective = "active")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass=org.apache.aries.jpa.template.JpaTemplate",
        effective = "active")
// registers itself, so not seen by the generator of capabilities
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass=io.kontor.kernel.core.internal.KernelSchema",
        effective = "active")
package io.kontor.kernel.core.internal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.annotation.bundle.Requirement;
