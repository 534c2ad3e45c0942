package io.kontor.kernel.core.security;

import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static io.kontor.kernel.core.security.SecurityFixture.PASSWORD;
import static io.kontor.kernel.core.security.SecurityFixture.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Role;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions.Opened;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What must hold when several nodes do it at the same moment, on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SecurityConcurrency {
    private final KernelFixture database;
    private final SecurityFixture kernel;
    private final List<SecurityFixture> nodes;

    SecurityConcurrency(Databases kind) {
        database = kind.open();
        nodes = List.of(new SecurityFixture(database), new SecurityFixture(database), new SecurityFixture(database));
        kernel = nodes.get(0);
    }

    @AfterAll
    void close() {
        database.close();
    }

    private static String code(Object outcome) {
        if (outcome instanceof KontorException e) {
            return e.code();
        }
        return outcome instanceof Throwable failure ? failure.getClass().getSimpleName() : "DONE";
    }

    private List<Object> onEachNode(int times, Function<SecurityFixture, Object> work) {
        List<Callable<Object>> works = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            nodes.forEach(node -> works.add(() -> work.apply(node)));
        }
        return KernelFixture.atOnce(works);
    }

    @Test
    void guessesAtTheSameTimeAreCountedExactly() {
        String username = "guessed";
        List<Object> outcomes = onEachNode(
                8, node -> node.sessions.login(username, "a wrong password", Session.Kind.BROWSER, "10.1.1.1"));
        List<String> codes = outcomes.stream().map(SecurityConcurrency::code).toList();
        assertThat(Collections.frequency(codes, "LOGIN_FAILED")).isEqualTo(LoginThrottle.PER_ACCOUNT);
        assertThat(Collections.frequency(codes, "LOGIN_THROTTLED")).isEqualTo(24 - LoginThrottle.PER_ACCOUNT);
    }

    @Test
    void twoNodesThatStartAtTheSameTimeCreateOneAdministrator() {
        try (KernelFixture empty = database.sibling()) {
            List<Object> outcomes = KernelFixture.atOnce(Collections.nCopies(
                    4, () -> new FirstStart(empty.kernel().transactions(), new PasswordHasher(8), empty.clock())
                            .populate()));
            List<Object> passwords = outcomes.stream()
                    .map(o -> (Optional<?>) o)
                    .<Object>flatMap(Optional::stream)
                    .toList();
            assertThat(passwords).hasSize(1);
            SecurityFixture fresh = new SecurityFixture(empty);
            Opened opened = fresh.sessions.login("admin", (String) passwords.get(0), Session.Kind.BROWSER, "10.1.1.2");
            assertThat(fresh.recognise(opened).actor().access("any:thing:at-all"))
                    .isPresent();
            assertThat(asSystem(fresh.roles::list))
                    .extracting(Role::code)
                    .containsExactly(
                            "administrator",
                            "auditor",
                            "back-office",
                            "sales-manager",
                            "sales-representative",
                            "warehouse-keeper");
            assertThat(new FirstStart(empty.kernel().transactions(), new PasswordHasher(8), empty.clock()).populate())
                    .isEmpty();
        }
    }

    @Test
    void oneOfTwoAdministratorsStaysHoweverBothAreRemoved() {
        try (KernelFixture empty = database.sibling()) {
            SecurityFixture one = new SecurityFixture(empty);
            SecurityFixture other = new SecurityFixture(empty);
            one.role("first", "*:*:*");
            one.role("second", "*:*:*");
            User a = one.user("a1", "first");
            User b = one.user("b1", "second");
            Role second = asSystem(() -> one.roles.find("second")).orElseThrow();
            List<Object> outcomes = KernelFixture.atOnce(List.of(
                    () -> asSystem(() -> one.users.change(a.id(), a.version(), p -> enabled(p, false))),
                    () -> asSystem(() -> other.roles.replace("second", second.version(), second.label(), List.of())),
                    () -> asSystem(
                            () -> other.users.change(b.id(), b.version(), p -> SecurityFixture.roles(p, Set.of())))));
            assertThat(outcomes.stream().map(SecurityConcurrency::code)).contains("LAST_ADMINISTRATOR", "DONE");
            assertThat((boolean) empty.kernel().transactions().read(em -> new RoleRepository(em).anyAdministrator()))
                    .isTrue();
        }
    }

    @Test
    void noSessionSurvivesTheLockOut() {
        for (int round = 0; round < 4; round++) {
            String username = "locked" + round;
            User user = kernel.user(username);
            List<Callable<Object>> works = new ArrayList<>();
            nodes.forEach(
                    node -> works.add(() -> node.sessions.login(username, PASSWORD, Session.Kind.BROWSER, "10.1.1.3")));
            works.add(() -> asSystem(() -> kernel.users.change(user.id(), user.version(), p -> enabled(p, false))));
            List<Object> outcomes = KernelFixture.atOnce(works);
            assertThat(outcomes.get(3)).isInstanceOf(User.class);
            SecurityFixture fresh = new SecurityFixture(database);
            assertThat(outcomes.subList(0, 3)).allSatisfy(o -> {
                if (o instanceof Opened opened) {
                    assertThat(fresh.sessions.recognise(opened.secret())).isEmpty();
                } else {
                    assertThat(code(o)).isEqualTo("LOGIN_FAILED");
                }
            });
            assertThat((List<?>) database.kernel().transactions().read(em -> new SessionRepository(em).of(user.id())))
                    .isEmpty();
        }
    }

    @Test
    void ownPasswordIsChangedOnceByTwoThatKnowIt() {
        User user = kernel.user("twice");
        List<Object> outcomes = onEachNode(1, node -> {
            var opened = node.sessions.login("twice", PASSWORD, Session.Kind.BROWSER, "10.1.1.4");
            return opened.secret();
        });
        assertThat(outcomes.stream().map(SecurityConcurrency::code)).containsOnly("DONE");
        List<Callable<Object>> works = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SecurityFixture node = nodes.get(i);
            String secret = (String) outcomes.get(i);
            String next = "a password of node " + i;
            works.add(() -> {
                var actor = node.sessions.recognise(secret).orElseThrow().actor();
                KernelFixture.does(actor, () -> node.users.changeOwnPassword(PASSWORD, next));
                return secret;
            });
        }
        List<String> codes = KernelFixture.atOnce(works).stream()
                .map(SecurityConcurrency::code)
                .toList();
        assertThat(Collections.frequency(codes, "DONE")).isEqualTo(1);
        assertThat((List<?>) database.kernel().transactions().read(em -> new SessionRepository(em).of(user.id())))
                .hasSize(1);
    }
}
