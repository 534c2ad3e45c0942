package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.operation.DatabaseCare;
import java.io.IOException;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/** A command about the database as a whole. */
abstract class DatabaseAction extends AdministratorAction {
    @Reference(optional = true)
    private @Nullable DatabaseCare care;

    /** Does the work. */
    abstract void run(Session at, DatabaseCare present) throws IOException, CommandException;

    @Override
    final void run(Session at) throws IOException, CommandException {
        run(at, there(care, "services of the database"));
    }

    static void done(Session at, String what, DatabaseCare.Contents contents) {
        at.getConsole().println(what + " done: " + contents.tables() + " tables, " + contents.rows() + " rows.");
    }
}
