package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.customer;
import static io.kontor.itests.karaf.kit.Data.grant;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Rest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions, tokens, throttling and the administration of users. */
interface SecurityJourney extends Journey {
    @Test
    default void nobodyReadsWithoutLogin() {
        for (String path :
                List.of("customers", "users", "roles", "regions", "modules", "code-lists", "sessions", "session")) {
            Answer answer = kontor().anonymous().get(path).expect(401, "NOT_AUTHENTICATED");
            assertThat(answer.header("WWW-Authenticate")).as(path).doesNotContain("Basic");
        }
        kontor().anonymous()
                .with("Authorization", "Bearer nonsense")
                .get("customers")
                .expect(401);
        kontor().anonymous()
                .with("Authorization", "Basic YWRtaW46YWRtaW4=")
                .get("customers")
                .expect(401);
    }

    @Test
    default void aBrowserNeedsCookieAndCsrfToken() {
        Data.User user = user(admin(), null, List.of(), List.of(grant("customer:*:*", "ALL")));
        Answer login = kontor().anonymous()
                .post("session", json("username", user.name(), "password", user.password()))
                .expect(200);
        String cookie = login.header("Set-Cookie");
        assertThat(cookie)
                .startsWith("kontor-session=")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
        assertThat(login.body()).doesNotContain(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
        Rest browser = kontor().anonymous().with("Cookie", cookie.substring(0, cookie.indexOf(';')));
        browser.get("customers").expect(200);
        browser.post("customers", customer(code("csrf"))).expect(403, "CSRF_TOKEN");
        browser.with("X-CSRF-Token", "guess")
                .post("customers", customer(code("csrf")))
                .expect(403);
        Rest safe = browser.with("X-CSRF-Token", login.text("/csrfToken"));
        safe.post("customers", customer(code("csrf"))).expect(201);
        assertThat(browser.get("session").expect(200).text("/csrfToken")).isEqualTo(login.text("/csrfToken"));
        safe.delete("session").expect(204);
        browser.get("customers").expect(401);
    }

    @Test
    default void aTokenIsNarrowedShownOnceAndRevocable() {
        Answer opened = admin().post(
                        "tokens", json("name", "till", "permissions", List.of("customer:customer:read"), "days", 1));
        assertThat(opened.status()).isBetween(200, 201);
        Rest token = kontor().anonymous().with("Authorization", "Bearer " + opened.text("/secret"));
        token.get("customers").expect(200);
        token.post("customers", customer(code("token"))).expect(403, "PERMISSION_MISSING");
        token.get("users").expect(403, "PERMISSION_MISSING");
        assertThat(admin().get("sessions").expect(200).body()).doesNotContain(opened.text("/secret"));
        admin().delete("sessions/" + opened.text("/session/id")).expect(204);
        token.get("customers").expect(401);
        admin().post("tokens", json("name", "old", "permissions", List.of("customer:customer:read"), "days", 367))
                .expect(422);
    }

    @Test
    default void lockingAUserOutEndsTheSessionsAtOnce() {
        Data.User user = user(admin(), null, List.of(), List.of(grant("customer:customer:read", "ALL")));
        user.rest().get("customers").expect(200);
        Answer stored = admin().get("users/" + user.id()).expect(200);
        admin().ifMatch(stored.etag())
                .patch("users/" + user.id(), json("enabled", false))
                .expect(200);
        user.rest().get("customers").expect(401);
        kontor().anonymous()
                .post("session", json("username", user.name(), "password", user.password()))
                .expect(401, "LOGIN_FAILED");
    }

    @Test
    default void rightsTakenAwayAreGoneAtOnce() {
        String role = code("role");
        admin().post(
                        "roles",
                        json(
                                "code",
                                role,
                                "label",
                                Data.label("角", "R"),
                                "grants",
                                List.of(grant("customer:customer:read", "ALL"))))
                .expect(201);
        Data.User user = user(admin(), null, List.of(), role);
        user.rest().get("customers").expect(200);
        Answer stored = admin().get("roles/" + role);
        admin().ifMatch(stored.etag())
                .put("roles/" + role, json("code", role, "label", Data.label("角", "R"), "grants", List.of()))
                .expect(200);
        user.rest().get("customers").expect(403, "PERMISSION_MISSING");
    }

    @Test
    default void guessingIsThrottled() {
        Data.User user = user(admin(), null, List.of(), List.of(grant("customer:customer:read", "ALL")));
        Answer last = null;
        for (int i = 0; i < 11; i++) {
            last = kontor().anonymous().post("session", json("username", user.name(), "password", "wrong " + i));
            assertThat(last.status()).isIn(401, 429);
        }
        last.expect(429, "LOGIN_THROTTLED");
        kontor().anonymous()
                .post("session", json("username", user.name(), "password", user.password()))
                .expect(429, "LOGIN_THROTTLED");
        kontor().anonymous()
                .post("session", json("username", code("nobody"), "password", "x"))
                .expect(401, "LOGIN_FAILED");
    }

    @Test
    default void nobodyGivesMoreThanOneHas() {
        Data.User clerk = user(
                admin(),
                null,
                List.of(),
                List.of(
                        grant("kernel:role:write", "ALL"),
                        grant("kernel:user:write", "ALL"),
                        grant("customer:customer:read", "OWN")));
        clerk.rest()
                .post(
                        "roles",
                        json(
                                "code",
                                code("more"),
                                "label",
                                Data.label("多", "More"),
                                "grants",
                                List.of(grant("customer:customer:read", "ALL"))))
                .expect(403, "GRANT_EXCEEDS_OWN");
        clerk.rest()
                .post(
                        "users",
                        json(
                                "username",
                                code("more"),
                                "displayName",
                                "More",
                                "language",
                                "en",
                                "roles",
                                List.of("administrator"),
                                "enabled",
                                true))
                .expect(403, "GRANT_EXCEEDS_OWN");
    }

    @Test
    default void someoneCanAlwaysManageUsers() {
        String id = Data.item(
                        admin().get("users?filter=username%20eq%20admin").expect(200), "/profile/username", "admin")
                .path("id")
                .asText();
        Answer stored = admin().get("users/" + id).expect(200);
        admin().ifMatch(stored.etag())
                .patch("users/" + id, json("enabled", false))
                .expect(409, "LAST_ADMINISTRATOR");
        admin().ifMatch(stored.etag())
                .patch("users/" + id, json("roles", List.of()))
                .expect(409, "LAST_ADMINISTRATOR");
    }

    @Test
    default void passwordsAreOnesOwnToChange() {
        Data.User user = user(admin(), null, List.of(), List.of(grant("customer:customer:read", "ALL")));
        user.rest()
                .post("session:change-password", json("present", "no", "newPassword", "an even longer one"))
                .expect(403, "WRONG_PASSWORD");
        user.rest()
                .post("session:change-password", json("present", user.password(), "newPassword", "short"))
                .expect(422, "WEAK_PASSWORD");
        user.rest()
                .post("session:change-password", json("present", user.password(), "newPassword", "an even longer one"))
                .expect(204);
        kontor().anonymous()
                .login(user.name(), "an even longer one")
                .get("customers")
                .expect(200);
    }
}
