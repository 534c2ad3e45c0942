package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.operation.DatabaseCare;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/** Backs the embedded database up. */
@Service
@Command(
        scope = "kontor",
        name = "backup",
        description = "Copies the embedded database while it is in use, and checks the copy.")
public final class BackupCommand extends DatabaseAction {
    @Argument(name = "directory", description = "A new directory for the copy.", required = true)
    private String directory = "";

    @Override
    void run(Session at, DatabaseCare care) throws IOException, CommandException {
        done(at, "Backup", care.backup(Path.of(directory), at.getConsole()::println));
    }
}
