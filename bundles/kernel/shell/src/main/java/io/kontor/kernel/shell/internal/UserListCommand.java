package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.security.Users;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** Lists the users. */
@Service
@Command(scope = "kontor", name = "user-list", description = "Lists the users.")
public final class UserListCommand extends UserAction {
    @Override
    void run(Session at, Users present) {
        ShellTable table = new ShellTable();
        table.column("User");
        table.column("Name");
        table.column("Language");
        table.column("Enabled");
        table.column("Roles");
        @Nullable String cursor = null;
        do {
            Page<User> page = present.list(ListQuery.of(null, "username", ListQuery.MAX_LIMIT, cursor, false));
            for (User user : page.items()) {
                UserProfile p = user.profile();
                table.addRow()
                        .addContent(
                                p.username(),
                                p.displayName(),
                                p.language(),
                                p.enabled() ? "yes" : "no",
                                String.join(", ", new TreeSet<>(p.roles())));
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        table.print(at.getConsole());
    }
}
