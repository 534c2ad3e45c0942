package io.kontor.kernel.core.security;

import static io.kontor.kernel.core.internal.KernelFixture.as;
import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static io.kontor.kernel.core.internal.KernelFixture.does;
import static io.kontor.kernel.core.security.SecurityFixture.PASSWORD;
import static io.kontor.kernel.core.security.SecurityFixture.enabled;
import static io.kontor.kernel.core.security.SecurityFixture.roles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions.Opened;
import io.kontor.kernel.api.security.Sessions.Recognised;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaSessionsTest {
    private KernelFixture database;
    private SecurityFixture kernel;

    @BeforeAll
    void open() {
        database = Databases.DERBY.open();
        kernel = new SecurityFixture(database);
        kernel.role("reader", "customer:customer:read", "customer:trade:read");
        kernel.role("manager", "kernel:user:write", "kernel:user:read", "customer:customer:read");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void loginOpensASessionWithTheRightsOfTheUser() {
        User user = kernel.user("lin", "reader");
        Opened opened = kernel.sessions.login("LIN", PASSWORD, Session.Kind.BROWSER, "10.0.0.1");
        Recognised recognised = kernel.recognise(opened);
        assertThat(recognised.actor().id()).isEqualTo(user.id());
        assertThat(recognised.actor().sessionId()).isEqualTo(opened.session().id());
        assertThat(recognised.actor().access("customer:customer:read")).isPresent();
        assertThat(recognised.actor().access("customer:customer:write")).isEmpty();
        assertThat(recognised.csrfToken()).isEqualTo(opened.csrfToken()).isNotEqualTo(opened.secret());
        assertThat(recognised.language()).isEqualTo("en");
    }

    @Test
    void unknownUserWrongPasswordAndDisabledUserGetTheSameAnswer() {
        User locked = kernel.user("locked");
        asSystem(() -> kernel.users.change(locked.id(), locked.version(), p -> enabled(p, false)));
        kernel.user("wrongpw");
        asSystem(() -> kernel.users.create(SecurityFixture.profile("nopassword")));
        for (String username : new String[] {"locked", "nobody-here", "nopassword"}) {
            assertCode(() -> kernel.login(username), "LOGIN_FAILED");
        }
        assertCode(
                () -> kernel.sessions.login("wrongpw", PASSWORD + "!", Session.Kind.BROWSER, "10.0.0.1"),
                "LOGIN_FAILED");
    }

    @Test
    void passwordsAreTheSameHoweverTheKeyboardComposesThem() {
        User user = asSystem(() -> kernel.users.create(SecurityFixture.profile("composed")));
        asSystem(() -> {
            kernel.users.setPassword(user.id(), "caf\u00e9 \uff11\uff12\uff13\uff14\uff15\uff16");
            return true;
        });
        assertThat(kernel.sessions
                        .login("composed", "cafe\u0301 123456", Session.Kind.BROWSER, "a")
                        .secret())
                .isNotNull();
    }

    @Test
    void browserSessionEndsWithoutUseAndAfterTwelveHours() {
        kernel.user("idle");
        Opened unused = kernel.login("idle");
        database.clock().advance(Duration.ofMinutes(30));
        assertThat(kernel.sessions.recognise(unused.secret())).isEmpty();
        Opened used = kernel.login("idle");
        for (int i = 0; i < 28; i++) {
            database.clock().advance(Duration.ofMinutes(25));
            assertThat(kernel.sessions.recognise(used.secret())).isPresent();
        }
        database.clock().advance(Duration.ofMinutes(20));
        assertThat(kernel.sessions.recognise(used.secret())).isEmpty();
    }

    @Test
    void useIsNotedAtMostOnceAMinute() {
        kernel.user("busy");
        Opened opened = kernel.login("busy");
        database.clock().advance(Duration.ofSeconds(59));
        assertThat(kernel.recognise(opened).session().lastUsedAt())
                .isEqualTo(opened.session().lastUsedAt());
        database.clock().advance(Duration.ofSeconds(11));
        assertThat(kernel.recognise(opened).session().lastUsedAt())
                .isEqualTo(opened.session().lastUsedAt().plusSeconds(70));
    }

    @Test
    void sessionEndsAtOnceWhenTheUserIsDisabledOrGetsAPassword() {
        User user = kernel.user("ending", "reader");
        Opened first = kernel.login("ending");
        kernel.recognise(first);
        User disabled = asSystem(() -> kernel.users.change(user.id(), user.version(), p -> enabled(p, false)));
        assertThat(kernel.sessions.recognise(first.secret())).isEmpty();
        asSystem(() -> kernel.users.change(user.id(), disabled.version(), p -> enabled(p, true)));
        assertThat(kernel.sessions.recognise(first.secret())).isEmpty();
        Opened second = kernel.login("ending");
        Opened token = as(
                kernel.recognise(second).actor(),
                () -> kernel.sessions.openToken("phone", Set.of(), Duration.ofDays(30)));
        does(Actor.SYSTEM, () -> kernel.users.setPassword(user.id(), "another password"));
        assertThat(kernel.sessions.recognise(second.secret())).isEmpty();
        assertThat(kernel.sessions.recognise(token.secret())).isEmpty();
    }

    @Test
    void ownPasswordChangeKeepsOnlyThisSession() {
        kernel.user("self");
        Opened here = kernel.login("self");
        Opened there = kernel.login("self");
        Actor actor = kernel.recognise(here).actor();
        kernel.recognise(there);
        assertCode(
                () -> does(actor, () -> kernel.users.changeOwnPassword("wrong", "a better password")),
                "WRONG_PASSWORD");
        does(actor, () -> kernel.users.changeOwnPassword(PASSWORD, "a better password"));
        assertThat(kernel.sessions.recognise(here.secret())).isPresent();
        assertThat(kernel.sessions.recognise(there.secret())).isEmpty();
        assertCode(() -> kernel.login("self"), "LOGIN_FAILED");
    }

    @Test
    void rightsChangeWithinTheSession() {
        User user = kernel.user("promoted", "reader");
        Opened opened = kernel.login("promoted");
        assertThat(kernel.recognise(opened).actor().access("kernel:user:write")).isEmpty();
        asSystem(() -> kernel.users.change(user.id(), user.version(), p -> roles(p, Set.of("manager"))));
        assertThat(kernel.recognise(opened).actor().access("kernel:user:write")).isPresent();
        assertThat(kernel.recognise(opened).actor().access("customer:trade:read"))
                .isEmpty();
    }

    @Test
    void anotherNodeSeesAChangeWithinSeconds() {
        SecurityFixture other = new SecurityFixture(database);
        User user = kernel.user("far");
        Opened opened = kernel.login("far");
        assertThat(other.sessions.recognise(opened.secret())).isPresent();
        asSystem(() -> kernel.users.change(user.id(), user.version(), p -> enabled(p, false)));
        database.clock().advance(SessionCache.FRESH);
        assertThat(other.sessions.recognise(opened.secret())).isEmpty();
    }

    @Test
    void tokenIsNarrowedAndExpires() {
        kernel.user("partner", "reader");
        Actor caller = kernel.recognise(kernel.login("partner")).actor();
        Opened token =
                as(caller, () -> kernel.sessions.openToken("erp", Set.of("customer:trade:read"), Duration.ofDays(366)));
        assertThat(token.session().kind()).isEqualTo(Session.Kind.PARTNER);
        Actor partner = kernel.recognise(token).actor();
        assertThat(partner.access("customer:trade:read")).isPresent();
        assertThat(partner.access("customer:customer:read")).isEmpty();
        assertCode(
                () -> as(partner, () -> kernel.sessions.openToken("more", Set.of(), Duration.ofDays(1))),
                "LOGIN_REQUIRED");
        database.clock().advance(Duration.ofDays(366));
        assertThat(kernel.sessions.recognise(token.secret())).isEmpty();
    }

    @Test
    void tokenGivesNoMoreThanTheCallerHas() {
        kernel.user("modest", "reader");
        Actor caller = kernel.recognise(kernel.login("modest")).actor();
        Set<String> unheld = Set.of("customer:customer:write");
        assertCode(() -> as(caller, () -> kernel.sessions.openToken("x", unheld, Duration.ofDays(1))), "INVALID_INPUT");
        Opened wide = as(caller, () -> kernel.sessions.openToken("x", Set.of("*:*:read"), Duration.ofDays(1)));
        assertThat(kernel.recognise(wide).actor().access("kernel:user:read")).isEmpty();
        assertCode(
                () -> as(caller, () -> kernel.sessions.openToken("x", Set.of(), Duration.ofDays(31))), "INVALID_INPUT");
        assertCode(
                () -> as(caller, () -> kernel.sessions.openToken("x", Set.of("read"), Duration.ofDays(1))),
                "INVALID_INPUT");
        assertCode(
                () -> asSystem(() -> kernel.sessions.openToken("x", Set.of(), Duration.ofDays(1))),
                "NOT_AUTHENTICATED");
    }

    @Test
    void onlyOwnerAndUserManagerRevoke() {
        kernel.user("owner");
        kernel.user("stranger", "reader");
        kernel.user("boss", "manager");
        Opened first = kernel.login("owner");
        Opened second = kernel.login("owner");
        Actor owner = kernel.recognise(first).actor();
        kernel.recognise(second);
        assertThat(as(owner, kernel.sessions::mine))
                .extracting(Session::id)
                .containsExactlyInAnyOrder(
                        first.session().id(), second.session().id());
        Actor stranger = kernel.recognise(kernel.login("stranger")).actor();
        assertCode(
                () -> does(
                        stranger, () -> kernel.sessions.revoke(first.session().id())),
                "NOT_FOUND");
        Actor boss = kernel.recognise(kernel.login("boss")).actor();
        does(boss, () -> kernel.sessions.revoke(first.session().id()));
        assertThat(kernel.sessions.recognise(first.secret())).isEmpty();
        does(owner, () -> kernel.sessions.revoke(second.session().id()));
        assertThat(kernel.sessions.recognise(second.secret())).isEmpty();
        assertCode(
                () -> does(owner, () -> kernel.sessions.revoke(second.session().id())), "NOT_FOUND");
    }

    @Test
    void secretsAndPasswordsAreNowhereInTheDatabase() throws SQLException {
        kernel.user("hidden");
        Opened opened = kernel.login("hidden");
        String secret = opened.secret();
        for (String table : new String[] {"kernel_session", "kernel_credential", "kernel_user", "kernel_idempotency"}) {
            assertThat(dump(table)).doesNotContain(PASSWORD, secret, secret.substring(7), opened.csrfToken());
        }
        assertThat(dump("kernel_session")).contains(Secrets.hash(secret));
        assertThat(dump("kernel_credential")).contains("$argon2id$v=19$m=8,t=2,p=1$");
    }

    @Test
    void endedSessionsAndOldAttemptsAreSwept() throws SQLException {
        kernel.user("swept");
        String id = kernel.login("swept").session().id().toString();
        database.clock().advance(Duration.ofDays(1));
        kernel.login("swept");
        assertThat(dump("kernel_session")).doesNotContain(id);
    }

    @Test
    void accountIsThrottledAfterTenFailuresAndFreeAgainLater() {
        kernel.user("guessed");
        for (int i = 0; i < 10; i++) {
            assertCode(
                    () -> kernel.sessions.login("guessed", "wrong password", Session.Kind.BROWSER, "10.9.9.9"),
                    "LOGIN_FAILED");
        }
        assertThatThrownBy(() -> kernel.login("Guessed")).satisfies(e -> {
            KontorException refusal = (KontorException) e;
            assertThat(refusal.code()).isEqualTo("LOGIN_THROTTLED");
            assertThat(refusal.args()).containsEntry("seconds", "900");
        });
        database.clock().advance(Duration.ofMinutes(15));
        assertThat(kernel.login("guessed").secret()).isNotNull();
    }

    @Test
    void successesAreNoFailures() {
        kernel.user("diligent");
        for (int i = 0; i < 12; i++) {
            assertThat(kernel.login("diligent").secret()).isNotNull();
        }
    }

    @Test
    void nobodyIsLoggedInWithoutACall() {
        assertThat(Call.ifBound()).isEmpty();
        assertCode(() -> kernel.sessions.mine(), "NOT_AUTHENTICATED");
        assertThat(kernel.sessions.recognise("")).isEmpty();
        assertThat(kernel.sessions.recognise("x".repeat(100_000))).isEmpty();
        assertThat(kernel.sessions.recognise(Secrets.next())).isEmpty();
    }

    private String dump(String table) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    all.append(rows.getString(i)).append('\n');
                }
            }
        }
        return all.toString();
    }

    private static AbstractThrowableAssert<?, ?> assertCode(ThrowingCallable work, String code) {
        return assertThatThrownBy(work).isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
