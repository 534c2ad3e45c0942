package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/** Starts a module. */
@Service
@Command(
        scope = "kontor",
        name = "module-start",
        description = "Starts a module, which is installed first where it is not; its data is there again.")
public final class ModuleStartCommand extends AdministratorAction {
    @Argument(name = "module", description = "Name of the module.", required = true)
    private String name = "";

    @Reference(optional = true)
    private @Nullable ModuleRegistry modules;

    @Override
    void run(Session at) throws CommandException {
        ModuleState state = there(modules, "modules").start(name);
        at.getConsole().println(state.name() + " is " + state.status());
    }
}
