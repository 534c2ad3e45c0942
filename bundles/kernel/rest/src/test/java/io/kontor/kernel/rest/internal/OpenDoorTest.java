package io.kontor.kernel.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.OPTIONS;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The three routes of the kernel that need no login. */
class OpenDoorTest {
    private static RestServer server;

    /** The kernel's routes, open and closed. */
    @Path("")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public static final class KernelSample {
        @OPTIONS
        public Map<String, String> running() {
            return Map.of("answered", "running");
        }

        @GET
        @Path("openapi.json")
        public Map<String, String> document() {
            return Map.of("answered", "document");
        }

        @POST
        @Path("session")
        public Map<String, String> login(Map<String, String> credentials) {
            return Map.of("answered", "login");
        }

        @GET
        @Path("session")
        public Map<String, String> me() {
            return Map.of("answered", "me");
        }
    }

    @BeforeAll
    static void start() {
        server = new RestServer("/api/v1", new KernelSample());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder login() {
        return server.stranger("/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
    }

    @Test
    void letsStrangersLogInReadTheDocumentAndAskWhatRuns() {
        assertThat(server.send(login()).body()).contains("login");
        assertThat(server.send(server.stranger("/openapi.json")).body()).contains("document");
        HttpRequest.Builder options = server.stranger("").method("OPTIONS", BodyPublishers.noBody());
        assertThat(server.send(options).body()).contains("running");
    }

    @Test
    void letsThemDoNothingElse() {
        assertThat(server.send(server.stranger("/session")).statusCode()).isEqualTo(401);
        assertThat(server.send(server.stranger("/openapi.json").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        HttpRequest.Builder options = server.stranger("/session").method("OPTIONS", BodyPublishers.noBody());
        assertThat(server.send(options).statusCode()).isEqualTo(401);
        assertThat(server.send(server.stranger("/session/x")).statusCode()).isEqualTo(401);
    }

    @Test
    void doesNotLetAnotherSiteLogABrowserIn() {
        assertThat(server.send(login().header("Origin", "https://evil.example")).body())
                .contains("CROSS_SITE");
    }

    @Test
    void doesNotAskALoggedInBrowserForItsTokenToLogInAgain() {
        HttpRequest.Builder again = login().header("Cookie", "kontor-session=" + Fakes.BROWSER_SECRET);
        assertThat(server.send(again).body()).contains("login");
    }

    @Test
    void readsLittleOfStrangers() {
        HttpRequest.Builder large = server.stranger("/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"" + "x".repeat(10_000) + "\"}"));
        assertThat(server.send(large).body()).contains("BODY_TOO_LARGE");
    }
}
