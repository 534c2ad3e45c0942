package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.security.Users;
import java.io.IOException;
import java.util.Set;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/** A command about users. */
abstract class UserAction extends AdministratorAction {
    @Reference(optional = true)
    private @Nullable Users users;

    /** Does the work with the users there. */
    abstract void run(Session at, Users present) throws IOException, CommandException;

    @Override
    final void run(Session at) throws IOException, CommandException {
        run(at, there(users, "users"));
    }

    static User find(Users users, String username) throws CommandException {
        return users.findByUsername(username)
                .orElseThrow(() -> new CommandException("There is no user " + username + "."));
    }

    static UserProfile with(UserProfile p, Set<String> roles, boolean enabled) {
        return new UserProfile(p.username(), p.displayName(), p.language(), p.teamId(), p.regions(), roles, enabled);
    }
}
