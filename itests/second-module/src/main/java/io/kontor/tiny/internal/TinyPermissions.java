package io.kontor.tiny.internal;

import io.kontor.kernel.api.security.PermissionDefinition;
import io.kontor.kernel.api.security.PermissionProvider;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** What can be granted while the module is there. */
@Component
public final class TinyPermissions implements PermissionProvider {
    static final String READ = "tiny:sale:read";

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(READ, new LocalizedText("查看示例销售", "Read tiny's sales"), false, Set.of()));
    }
}
