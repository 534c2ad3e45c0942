package io.kontor.kernel.operations.internal.health;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether every installed module runs; one that was stopped on purpose is no fault. */
@Component(property = {"hc.name=modules", "hc.tags=ready"})
public final class ModulesCheck implements HealthCheck {
    private final ModuleRegistry modules;

    /** Over the modules of this installation. */
    @Activate
    public ModulesCheck(@Reference ModuleRegistry modules) {
        this.modules = modules;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        for (ModuleState module : Call.system("health").run(modules::modules)) {
            switch (module.status()) {
                case RUNNING -> log.info("module {} runs", module.name());
                case STOPPED -> log.info("module {} is stopped", module.name());
                case STARTING ->
                    log.temporarilyUnavailable("module {} is starting: {}", module.name(), module.reason());
                case FAILED -> log.critical("module {} failed: {}", module.name(), module.reason());
            }
        }
        return new Result(log);
    }
}
