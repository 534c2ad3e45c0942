package io.kontor.kernel.api.module;

import io.kontor.kernel.api.text.LocalizedText;
import org.osgi.annotation.versioning.ConsumerType;

/** Registered as a service by each module while it answers; the module counts as running as long as it is there. */
@ConsumerType
public interface ModuleDescriptor {
    /** {@return the module's name, for example {@code customer}; its feature is {@code kontor-<name>}} */
    String name();

    /** {@return its name in both languages} */
    LocalizedText label();

    /** {@return the root of its REST resources, for example {@code /api/v1/customers}} */
    String root();
}
