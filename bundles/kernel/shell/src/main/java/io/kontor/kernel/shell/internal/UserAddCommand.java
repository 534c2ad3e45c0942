package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.security.Users;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;

/** Creates a user with a password. */
@Service
@Command(scope = "kontor", name = "user-add", description = "Creates a user; asks for the password.")
public final class UserAddCommand extends UserAction {
    @Argument(name = "user", description = "Login name.", required = true)
    private String username = "";

    @Option(name = "--name", description = "Name shown; the login name when absent.")
    private String displayName = "";

    @Option(name = "--language", description = "zh-CN or en.")
    private String language = "zh-CN";

    @Option(name = "--role", description = "Code of a role; may be given several times.", multiValued = true)
    private List<String> roles = List.of();

    @Option(name = "--generate", description = "Generate the password and print it once.")
    private boolean generate;

    @Override
    void run(Session at, Users present) throws IOException, CommandException {
        String password = generate ? Passwords.generate() : Passwords.ask(at);
        User user = present.create(new UserProfile(
                username,
                displayName.isBlank() ? username : displayName,
                language,
                null,
                Set.of(),
                Set.copyOf(roles),
                true));
        present.setPassword(user.id(), password);
        at.getConsole().println("User " + username + " created." + (generate ? " Password: " + password : ""));
    }
}
