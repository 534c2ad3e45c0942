package io.kontor.kernel.core.module;

import io.kontor.kernel.api.security.PermissionDefinition;
import io.kontor.kernel.api.security.PermissionProvider;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Permissions of the module registry. */
@Component
public final class ModulePermissions implements PermissionProvider {
    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        "kernel:module:read", new LocalizedText("查看模块", "See the modules"), false, Set.of()),
                new PermissionDefinition(
                        "kernel:module:manage",
                        new LocalizedText("启动和停止模块", "Start and stop modules"),
                        false,
                        Set.of()));
    }
}
