package io.kontor.kernel.core.security;

import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.core.history.KernelHistory;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecurityHistoryTest {
    private static final String ENTRIES = "subjectType in (User, Role, Session)";

    private static List<String> lines(KernelFixture database) {
        KernelHistory history = new KernelHistory(database.kernel());
        List<HistoryEntry> entries =
                asSystem(() -> history.list(ListQuery.where(ENTRIES))).items();
        return entries.stream()
                .map(e -> e.subject().type() + " " + e.subject().code() + " " + e.action() + " " + e.field() + " "
                        + e.oldValue() + " " + e.newValue())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void tellsWhatHappenedToUsersRolesAndTokensButNoSecret(Databases kind) {
        try (KernelFixture database = kind.open()) {
            SecurityFixture node = new SecurityFixture(database);
            node.role("reader", "kernel:user:read");
            User anna = node.user("anna", "reader");
            Sessions.Recognised login = node.recognise(node.login("anna"));
            Sessions.Opened token = new Call(login.actor(), Locale.ENGLISH, "test", Channel.API, null)
                    .run(() -> node.sessions.openToken("erp", Set.of("kernel:user:read"), Duration.ofDays(1)));
            asSystem(() -> {
                node.sessions.revoke(token.session().id());
                node.users.change(anna.id(), anna.version(), p -> SecurityFixture.enabled(p, false));
                return true;
            });

            List<String> lines = lines(database);
            assertThat(lines)
                    .contains(
                            "User anna CHANGED /enabled true false",
                            "User anna CHANGED /password null set",
                            "Session null DELETED  {} null")
                    .anyMatch(line -> line.startsWith("User anna CREATED  null {"))
                    .anyMatch(line -> line.startsWith("Role reader CREATED  null {"))
                    .anyMatch(line -> line.startsWith("Session erp CREATED  null {"))
                    .noneMatch(line -> line.contains("argon2")
                            || line.contains(SecurityFixture.PASSWORD)
                            || line.contains(token.secret()));
        }
    }
}
