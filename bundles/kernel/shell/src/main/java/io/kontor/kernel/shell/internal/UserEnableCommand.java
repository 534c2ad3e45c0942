package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.Users;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/** Lets a user log in again. */
@Service
@Command(scope = "kontor", name = "user-enable", description = "Lets a user log in again.")
public final class UserEnableCommand extends UserAction {
    @Argument(name = "user", description = "Login name.", required = true)
    private String username = "";

    @Override
    void run(Session at, Users present) throws CommandException {
        User user = find(present, username);
        present.change(user.id(), user.version(), profile -> with(profile, profile.roles(), true));
        at.getConsole().println("User " + username + " enabled.");
    }
}
