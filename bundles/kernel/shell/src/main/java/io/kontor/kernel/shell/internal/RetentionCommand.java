package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.operation.Retention;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** Shows what the next night's job would delete. */
@Service
@Command(
        scope = "kontor",
        name = "retention",
        description = "Shows how long history, events and attachments are kept, and what the next night will delete.")
public final class RetentionCommand extends AdministratorAction {
    @Reference(optional = true)
    private @Nullable Retention retention;

    @Override
    void run(Session at) throws CommandException {
        ShellTable table = new ShellTable();
        table.column("Module");
        table.column("What");
        table.column("Days");
        table.column("Goes");
        table.column("Before");
        table.column("Held by");
        for (Retention.Plan plan : there(retention, "retention").preview()) {
            table.addRow()
                    .addContent(
                            plan.module(),
                            plan.kind(),
                            plan.days() == 0 ? "for ever" : plan.days(),
                            plan.rows(),
                            plan.before() == null ? "" : plan.before(),
                            plan.heldBy() == null ? "" : plan.heldBy());
        }
        table.print(at.getConsole());
    }
}
