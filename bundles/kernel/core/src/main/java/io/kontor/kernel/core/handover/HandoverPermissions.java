package io.kontor.kernel.core.handover;

import io.kontor.kernel.api.security.PermissionDefinition;
import io.kontor.kernel.api.security.PermissionProvider;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Permissions of hand-overs; their rows are those of who leaves. */
@Component
public final class HandoverPermissions implements PermissionProvider {
    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                new PermissionDefinition(
                        JpaHandovers.READ,
                        new LocalizedText("查看离职交接", "See what is open of who leaves"),
                        true,
                        Set.of()),
                new PermissionDefinition(
                        JpaHandovers.EXECUTE,
                        new LocalizedText("办理离职交接", "Hand over what is open of who leaves"),
                        true,
                        Set.of()));
    }
}
