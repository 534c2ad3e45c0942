package io.kontor.kernel.api.module;

import io.kontor.kernel.api.error.KontorException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The modules of this installation. Reading needs {@code kernel:module:read}, the rest {@code kernel:module:manage}.
 */
@ProviderType
public interface ModuleRegistry {
    /** {@return all modules known, by name} */
    List<ModuleState> modules();

    /**
     * Installs and starts a module; its data of before is there again.
     *
     * @param name the module
     * @return its state
     * @throws KontorException NOT_FOUND; CONFLICT {@code MODULE_START_FAILED} with argument {@code reason}
     */
    ModuleState start(String name);

    /**
     * Stops and uninstalls a module; its data stays.
     *
     * @param name the module
     * @return its state
     * @throws KontorException NOT_FOUND; CONFLICT {@code MODULE_REQUIRED} for the kernel
     */
    ModuleState stop(String name);
}
