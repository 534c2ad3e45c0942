package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.operation.DatabaseCare;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/** Puts a backup in the place of the embedded database. */
@Service
@Command(
        scope = "kontor",
        name = "restore",
        description = "Puts a backup in the place of the embedded database; the modules stop meanwhile.")
public final class RestoreCommand extends DatabaseAction {
    @Argument(name = "directory", description = "The directory of the backup.", required = true)
    private String directory = "";

    @Override
    void run(Session at, DatabaseCare care) throws IOException, CommandException {
        done(at, "Restore", care.restore(Path.of(directory), at.getConsole()::println));
    }
}
