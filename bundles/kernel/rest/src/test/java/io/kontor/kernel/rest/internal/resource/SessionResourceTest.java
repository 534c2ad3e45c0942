package io.kontor.kernel.rest.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.api.security.StaffDirectory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class SessionResourceTest {
    private static final UUID USER = new UUID(0, 1);
    private static final UUID SESSION = new UUID(0, 2);

    private final KnownSessions sessions = new KnownSessions();
    private final SessionResource resource = new SessionResource(sessions, new Staff());

    @Test
    void givesABrowserItsSecretOnlyInTheCookie() {
        Response answer = login(null, false);

        assertThat(answer.getHeaderString("Set-Cookie"))
                .isEqualTo("kontor-session=secret; Path=/; HttpOnly; SameSite=Lax");
        assertThat(answer.getEntity()).isEqualTo(new OpenedJson(session(Session.Kind.BROWSER), "csrf", null));
    }

    @Test
    void givesABrowserAHostCookieOverHttps() {
        assertThat(login(Session.Kind.BROWSER, true).getHeaderString("Set-Cookie"))
                .startsWith("__Host-kontor-session=secret; Path=/;")
                .contains("; Secure");
    }

    @Test
    void givesADeviceItsSecretInTheBody() {
        Response answer = login(Session.Kind.DEVICE, false);

        assertThat(answer.getHeaderString("Set-Cookie")).isNull();
        assertThat(answer.getEntity()).isEqualTo(new OpenedJson(session(Session.Kind.DEVICE), null, "secret"));
    }

    @Test
    void throttlesTheConnectionNotWhatTheCallerClaims() {
        login(null, false);

        assertThat(sessions.clients).containsExactly("192.0.2.7");
    }

    @Test
    void namesWhatALoginLacks() {
        assertThatThrownBy(() -> resource.login(new SessionResource.Login(null, "", null), request(false, null)))
                .isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.violations())
                        .containsExactly(new Violation("username", "REQUIRED"), new Violation("password", "REQUIRED")));
        assertThat(sessions.clients).isEmpty();
    }

    @Test
    void tellsABrowserItsTokenAgainstForgery() {
        assertThat(resource.me(request(false, recognised(Session.Kind.BROWSER))))
                .satisfies(me -> assertThat(me.csrfToken()).isEqualTo("csrf"))
                .satisfies(me -> assertThat(me.user().displayName()).isEqualTo("Li Wei"));
        assertThat(resource.me(request(false, recognised(Session.Kind.PARTNER))).csrfToken())
                .isNull();
    }

    @Test
    void endsTheSessionOfTheRequestAndTakesTheCookieAway() {
        Response answer = resource.logout(request(false, recognised(Session.Kind.BROWSER)));

        assertThat(sessions.revoked).containsExactly(SESSION);
        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getHeaderString("Set-Cookie"))
                .startsWith("kontor-session=;")
                .contains("Max-Age=0");
    }

    private Response login(Session.Kind kind, boolean secure) {
        return resource.login(new SessionResource.Login("li", "a password", kind), request(secure, null));
    }

    private static Session session(Session.Kind kind) {
        return new Session(SESSION, kind, null, USER, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Set.of());
    }

    private static Sessions.Recognised recognised(Session.Kind kind) {
        return new Sessions.Recognised(session(kind), new Actor(USER, "li", null, Set.of(), List.of()), "en", "csrf");
    }

    /** A request from 192.0.2.7 that claims to come from elsewhere. */
    private static HttpServletRequest request(boolean secure, Sessions.Recognised session) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                SessionResourceTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "isSecure" -> secure;
                    case "getRemoteAddr" -> "192.0.2.7";
                    case "getHeader" -> "198.51.100.1";
                    case "getAttribute" -> session;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class Staff implements StaffDirectory {
        @Override
        public Map<UUID, Person> people(Collection<UUID> ids) {
            return Map.of(USER, new Person(USER, "li", "Li Wei", true));
        }

        @Override
        public boolean teamExists(UUID id) {
            return false;
        }
    }

    private static final class KnownSessions implements Sessions {
        private final List<String> clients = new ArrayList<>();
        private final List<UUID> revoked = new ArrayList<>();

        @Override
        public Opened login(String username, String password, Session.Kind kind, String client) {
            clients.add(client);
            return new Opened(session(kind), "secret", "csrf");
        }

        @Override
        public Opened openToken(String name, Set<String> permissions, Duration life) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Recognised> recognise(String secret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Session> mine() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void revoke(UUID id) {
            revoked.add(id);
        }
    }
}
