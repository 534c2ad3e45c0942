package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** Lists the modules. */
@Service
@Command(scope = "kontor", name = "modules", description = "Lists the modules, their state and its reason.")
public final class ModulesCommand extends AdministratorAction {
    @Reference(optional = true)
    private @Nullable ModuleRegistry modules;

    @Override
    void run(Session at) throws CommandException {
        ShellTable table = new ShellTable();
        table.column("Module");
        table.column("Version");
        table.column("State");
        table.column("Root");
        table.column("Reason");
        for (ModuleState module : there(modules, "modules").modules()) {
            table.addRow()
                    .addContent(
                            module.name(),
                            module.version(),
                            module.status(),
                            module.root() == null ? "" : module.root(),
                            module.reason() == null ? "" : module.reason());
        }
        table.print(at.getConsole());
    }
}
