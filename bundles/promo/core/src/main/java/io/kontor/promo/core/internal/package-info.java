/** What the module is to the platform: its tables, transactions, texts, permissions and code lists. */
@Requirement(namespace = "osgi.extender", name = "osgi.jpa")
@Header(name = "Meta-Persistence", value = "META-INF/persistence.xml")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.apache.aries.jpa.template.JpaTemplate\"",
        effective = "active")
@NullMarked
package io.kontor.promo.core.internal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.annotation.bundle.Requirement;
