package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.Users;
import java.io.IOException;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/** Sets a user's password. */
@Service
@Command(
        scope = "kontor",
        name = "user-password",
        description = "Sets a user's password and ends the user's sessions; asks for the password.")
public final class UserPasswordCommand extends UserAction {
    @Argument(name = "user", description = "Login name.", required = true)
    private String username = "";

    @Option(name = "--generate", description = "Generate the password and print it once.")
    private boolean generate;

    @Override
    void run(Session at, Users present) throws IOException, CommandException {
        User user = find(present, username);
        String password = generate ? Passwords.generate() : Passwords.ask(at);
        present.setPassword(user.id(), password);
        at.getConsole().println("Password of " + username + " set." + (generate ? " It is: " + password : ""));
    }
}
