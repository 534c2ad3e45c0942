package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.operation.DatabaseCare;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/** Moves everything to PostgreSQL. */
@Service
@Command(
        scope = "kontor",
        name = "migrate-database",
        description = "Moves everything from the embedded database to an empty PostgreSQL one and goes on there.")
public final class MigrateDatabaseCommand extends DatabaseAction {
    @Argument(name = "url", description = "jdbc:postgresql://host:port/database", required = true)
    private String url = "";

    @Argument(index = 1, name = "user", description = "Owner of the schema.", required = true)
    private String user = "";

    @Option(name = "--password-file", description = "A file that holds nothing but the password.")
    private String passwordFile = "";

    @Override
    void run(Session at, DatabaseCare care) throws IOException, CommandException {
        DatabaseCare.Target target =
                new DatabaseCare.Target(url, user, passwordFile.isBlank() ? null : Path.of(passwordFile));
        done(at, "Move", care.moveTo(target, at.getConsole()::println));
    }
}
