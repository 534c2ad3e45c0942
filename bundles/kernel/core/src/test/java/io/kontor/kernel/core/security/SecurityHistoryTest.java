package io.kontor.kernel.core.security;

import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Role;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.core.history.KernelHistory;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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

    @ParameterizedTest
    @EnumSource(Databases.class)
    void tellsOfLoginsByTheUsersNameAndNoOther(Databases kind) {
        try (KernelFixture database = kind.open()) {
            SecurityFixture node = new SecurityFixture(database);
            node.user("anna");
            Sessions.Recognised login = node.recognise(node.login("anna"));
            refused(node, "anna", "not the password");
            refused(node, "hunter2-typed-as-a-name", "x");
            KernelFixture.does(
                    login.actor(), () -> node.sessions.revoke(login.session().id()));

            KernelHistory history = new KernelHistory(database.kernel());
            List<HistoryEntry> entries = asSystem(() -> history.list(ListQuery.where("subjectType eq Login")))
                    .items();
            assertThat(entries)
                    .extracting(e -> e.subject().code() + " " + e.newValue())
                    .containsExactlyInAnyOrder(
                            "anna {\"kind\":\"BROWSER\",\"outcome\":\"SUCCEEDED\"}",
                            "anna {\"kind\":\"BROWSER\",\"outcome\":\"REFUSED\"}",
                            "null {\"kind\":\"BROWSER\",\"outcome\":\"REFUSED\"}",
                            "anna {\"kind\":\"BROWSER\",\"outcome\":\"LOGGED_OUT\"}");
            assertThat(entries.toString()).doesNotContain("hunter2", "127.0.0.1", "10.9.8.7", "Name of");
        }
    }

    private static void refused(SecurityFixture node, String username, String password) {
        assertThatThrownBy(() -> node.sessions.login(username, password, Session.Kind.BROWSER, "10.9.8.7"))
                .isInstanceOf(KontorException.class);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoMaySeeOwnEntriesSeesWhatTheyDidAndWhatWasDoneToThem(Databases kind) {
        try (KernelFixture database = kind.open()) {
            SecurityFixture node = new SecurityFixture(database);
            UUID team = asSystem(() -> node.teams.create("t", "Team")).id();
            User anna = inTeam(node, "anna", team);
            User ben = inTeam(node, "ben", team);
            User cleo = node.user("cleo");
            assertThat(accounts(database, reader(anna, Scope.OWN, null))).containsExactly("anna");
            assertThat(accounts(database, reader(anna, Scope.TEAM, team))).containsExactly("anna", "ben");
            assertThat(accounts(database, reader(cleo, Scope.TEAM, null))).containsExactly("cleo");
            assertThat(accounts(database, reader(ben, Scope.ALL, team))).containsExactly("anna", "ben", "cleo");
            KernelFixture.does(
                    new Actor(ben.id(), "ben", team, Set.of(), List.of(new Grant("*:*:*", Scope.ALL, Set.of()))),
                    () -> node.users.setPassword(cleo.id(), SecurityFixture.PASSWORD));
            assertThat(accounts(database, reader(ben, Scope.OWN, team))).containsExactly("ben", "cleo");
        }
    }

    private static User inTeam(SecurityFixture node, String username, UUID team) {
        User user = node.user(username);
        return asSystem(() -> node.users.change(
                user.id(),
                user.version(),
                p -> new UserProfile(
                        p.username(), p.displayName(), p.language(), team, p.regions(), p.roles(), p.enabled())));
    }

    private static Actor reader(User user, Scope scope, UUID team) {
        Grant grant = new Grant("kernel:history:read", scope, Set.of());
        return new Actor(user.id(), user.profile().username(), team, Set.of(), List.of(grant));
    }

    /** Whose accounts somebody sees entries of. */
    private static Set<String> accounts(KernelFixture database, Actor actor) {
        KernelHistory history = new KernelHistory(database.kernel());
        return KernelFixture.as(actor, () -> history.list(ListQuery.where("subjectType eq User"))).items().stream()
                .map(e -> String.valueOf(e.subject().code()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void rolesThatNobodyChangedGetWhatANewerKontorGivesThem(Databases kind) throws Exception {
        try (KernelFixture database = kind.open()) {
            SecurityFixture node = new SecurityFixture(database);
            FirstStart start = new FirstStart(database.kernel().transactions(), node.hasher, database.clock());
            assertThat(start.populate()).isPresent();
            Role auditor = role(node, "auditor");
            Role manager = role(node, "sales-manager");
            asSystem(() -> node.roles.replace("sales-manager", manager.version(), manager.label(), List.of()));
            // as an older version left them: the auditor before it was kept what we gave
            execute(database, "update kernel_role set grants = '[]', preset = null where code = 'auditor'");
            start.renew();
            assertThat(role(node, "auditor").grants()).isEqualTo(auditor.grants());
            assertThat(role(node, "sales-manager").grants()).isEmpty();
            long version = role(node, "auditor").version();
            start.renew();
            assertThat(role(node, "auditor").version()).as("once").isEqualTo(version);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRoleThatIsNewComesToOldInstallationsOnceAndARemovedOneStaysAway(Databases kind) throws Exception {
        try (KernelFixture database = kind.open()) {
            SecurityFixture node = new SecurityFixture(database);
            FirstStart start = new FirstStart(database.kernel().transactions(), node.hasher, database.clock());
            assertThat(start.populate()).isPresent();
            Role keeper = role(node, "warehouse-keeper");
            // as an older version left it, which knew no such role
            execute(database, "delete from kernel_role where code = 'warehouse-keeper'");
            execute(database, "delete from kernel_history where subject_id = 'warehouse-keeper'");
            start.renew();
            Role added = role(node, "warehouse-keeper");
            assertThat(added.grants()).isEqualTo(keeper.grants());
            asSystem(() -> {
                node.roles.delete("warehouse-keeper", added.version());
                return true;
            });
            start.renew();
            assertThat(asSystem(() -> node.roles.find("warehouse-keeper"))).isEmpty();
        }
    }

    private static Role role(SecurityFixture node, String code) {
        return asSystem(() -> node.roles.find(code)).orElseThrow();
    }

    private static void execute(KernelFixture database, String sql) throws SQLException {
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
