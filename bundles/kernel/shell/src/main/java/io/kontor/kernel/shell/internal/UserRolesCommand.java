package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.Users;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/** Sets a user's roles. */
@Service
@Command(scope = "kontor", name = "user-roles", description = "Replaces a user's roles; without roles takes all away.")
public final class UserRolesCommand extends UserAction {
    @Argument(name = "user", description = "Login name.", required = true)
    private String username = "";

    @Argument(index = 1, name = "roles", description = "Codes of the roles.", multiValued = true)
    private List<String> roles = List.of();

    @Override
    void run(Session at, Users present) throws CommandException {
        User user = find(present, username);
        Set<String> wanted = new TreeSet<>(roles);
        present.change(user.id(), user.version(), profile -> with(profile, wanted, profile.enabled()));
        at.getConsole().println("Roles of " + username + ": " + String.join(", ", wanted));
    }
}
