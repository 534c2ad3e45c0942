package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.Users;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/** Locks a user out at once and ends the user's sessions. */
@Service
@Command(
        scope = "kontor",
        name = "user-disable",
        description = "Locks a user out at once and ends the user's sessions.")
public final class UserDisableCommand extends UserAction {
    @Argument(name = "user", description = "Login name.", required = true)
    private String username = "";

    @Override
    void run(Session at, Users present) throws CommandException {
        User user = find(present, username);
        present.change(user.id(), user.version(), profile -> with(profile, profile.roles(), false));
        at.getConsole().println("User " + username + " disabled.");
    }
}
