package io.kontor.kernel.api.value;

import org.osgi.annotation.versioning.ConsumerType;

/** Something stored with an optimistic version; answers carry it as ETag. */
@ConsumerType
public interface Versioned {
    /** {@return the version, which grows with every change} */
    long version();
}
