package io.kontor.kernel.api.security;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Permissions of one module. Register it as a service; they can be granted while it is there. */
@ConsumerType
public interface PermissionProvider {
    /** {@return the module's permissions} */
    List<PermissionDefinition> permissions();
}
