package io.kontor.kernel.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.security.Actor;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, with what, in which language. */
class DoorTest {
    private static final String BODY = "{\"name\":\"n\",\"active\":true}";

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = new RestServer("/api/v1/things", new SampleResource());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(BODY));
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/seen", "/nothing/here", "/openapi.json", "/session"})
    void letsNobodyInWithoutLogin(String path) {
        HttpResponse<String> answer = server.send(server.stranger(path));
        refused(answer, 401, "NOT_AUTHENTICATED");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        refused(server.send(json(server.stranger(path))), 401, "NOT_AUTHENTICATED");
    }

    @Test
    void refusesChangesWhileTheDiskIsFullButLetsOneRead() {
        Fakes.FULL.set(true);
        try {
            HttpResponse<String> answer = server.send(json(server.device("")));
            refused(answer, 507, "STORAGE_LOW");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            refused(server.send(json(server.stranger(""))), 401, "NOT_AUTHENTICATED");
            assertThat(server.send(server.device("/parts")).statusCode()).isEqualTo(200);
        } finally {
            Fakes.FULL.set(false);
        }
        assertThat(server.send(json(server.device(""))).statusCode()).isEqualTo(201);
    }

    @Test
    void tellsTheAccessLogTheRouteAndTheUserButNoValues() throws InterruptedException {
        assertThat(traced(server.device("/parts?asOf=2026-01-01")))
                .containsExactly(Actor.SYSTEM.id(), "things", "/api/v1/things/parts");
        assertThat(traced(server.device("/nothing/here"))).containsExactly(Actor.SYSTEM.id(), null, null);
        assertThat(traced(server.stranger("/parts"))).containsOnlyNulls();
    }

    /** Jetty logs a request after its answer, so that those before may come first. */
    private static List<Object> traced(HttpRequest.Builder request) throws InterruptedException {
        String id = server.send(request).headers().firstValue("X-Request-Id").orElseThrow();
        List<Object> trace = server.traces.poll(10, TimeUnit.SECONDS);
        while (trace != null && !id.equals(trace.get(0))) {
            trace = server.traces.poll(10, TimeUnit.SECONDS);
        }
        assertThat(trace).isNotNull();
        return trace.subList(1, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer unknown", "Basic YTpi", "Bearer", "device-secret"})
    void letsNobodyInWithAnotherCredential(String authorization) {
        refused(server.send(server.stranger("/seen").header("Authorization", authorization)), 401, "NOT_AUTHENTICATED");
    }

    @Test
    void takesABrowserSessionFromTheCookieOnly() {
        assertThat(server.send(server.browser("/seen")).body()).contains("\"channel\":\"WEB\"");
        assertThat(server.send(server.device("/seen")).body()).contains("\"channel\":\"API\"");
        refused(
                server.send(server.stranger("/seen").header("Cookie", "kontor-session=" + Fakes.DEVICE_SECRET)),
                401,
                "NOT_AUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, zh-CN",
                "en, en",
                "'fr, en;q=0.5, zh;q=0.4', en",
                "zh-TW, zh-CN",
                "fr, zh-CN",
                "*, zh-CN",
                "'en;q=0, zh', zh-CN",
                "%%%, zh-CN"
            })
    void speaksTheLanguageAskedForOrElseTheUsers(String accept, String spoken) {
        HttpRequest.Builder request = server.device("/seen");
        HttpResponse<String> answer = server.send(accept == null ? request : request.header("Accept-Language", accept));
        assertThat(answer.body()).contains("\"locale\":\"" + spoken + "\"");
        assertThat(answer.headers().firstValue("Content-Language")).contains(spoken);
    }

    @Test
    void wordsRefusalsInTheLanguageAskedForEvenForStrangers() {
        HttpRequest.Builder request = server.stranger("/seen").header("Accept-Language", "zh-CN");
        assertThat(server.send(request).body()).contains("需要登录");
    }

    @Test
    void takesChangesOfABrowserOnlyWithItsToken() {
        refused(server.send(json(server.browser("/seen"))), 403, "CSRF_TOKEN");
        refused(server.send(json(server.browser("/seen")).header("X-CSRF-Token", "other")), 403, "CSRF_TOKEN");
        assertThat(server.send(json(server.browser("/seen")).header("X-CSRF-Token", Fakes.CSRF_TOKEN))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null"
    })
    void refusesChangesThatAnotherSiteMakesABrowserSend(String header, String value) {
        HttpRequest.Builder request = json(server.browser("/seen"))
                .header("X-CSRF-Token", Fakes.CSRF_TOKEN)
                .header(header, value);
        refused(server.send(request), 403, "CROSS_SITE");
    }

    @Test
    void takesChangesFromItsOwnPages() {
        HttpRequest.Builder request = json(server.browser("/seen")).header("X-CSRF-Token", Fakes.CSRF_TOKEN);
        String own = "http://" + request.build().uri().getAuthority();
        assertThat(server.send(request.copy().header("Origin", own)).statusCode())
                .isEqualTo(200);
        assertThat(server.send(request.copy().header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void scopesAnIdempotencyKeyToRouteAndBody() {
        HttpRequest.Builder request = json(server.device("/seen")).header("Idempotency-Key", "k-1");
        String first = server.send(request).body();
        assertThat(first).contains("\"route\":\"POST /api/v1/things/seen\"", "\"key\":\"k-1\"");
        assertThat(server.send(request).body()).isEqualTo(first);
        assertThat(server.send(request.copy().POST(BodyPublishers.ofString(BODY + " ")))
                        .body())
                .isNotEqualTo(first);
        assertThat(server.send(json(server.device("/seen?x=1")).header("Idempotency-Key", "k-1"))
                        .body())
                .isNotEqualTo(first);
        assertThat(server.send(server.device("/seen").header("Idempotency-Key", "k-1"))
                        .body())
                .contains("\"key\":null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b"})
    void refusesOtherIdempotencyKeys(String key) {
        refused(server.send(json(server.device("/seen")).header("Idempotency-Key", key)), 400, "IDEMPOTENCY_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a;b", "/a%2Fb", "/a%5cb", "/a%c0%ae", "//seen", "/./seen"})
    void refusesPathsThatTwoReadersMightReadDifferently(String path) {
        assertThat(server.send(server.device(path)).statusCode()).as(path).isIn(400, 404);
        assertThat(server.send(server.device(path)).headers().firstValue("Content-Type"))
                .as(path)
                .hasValueSatisfying(type -> assertThat(type).isEqualTo("application/problem+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?filter=%00", "/?filter=%c0%ae", "/?filter=%ff"})
    void refusesQueriesThatAreNoText(String path) {
        refused(server.send(server.device(path)), 400, "ILLEGAL_QUERY");
    }

    @Test
    void refusesCxfsOneWayRequests() {
        refused(server.send(json(server.device("/seen")).header("OnewayRequest", "true")), 400, "BAD_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415, UNSUPPORTED_MEDIA_TYPE",
        "application/x-www-form-urlencoded, 415, UNSUPPORTED_MEDIA_TYPE",
        "application/json; charset=gbk, 415, UNSUPPORTED_MEDIA_TYPE",
        "text/csv, 415, UNSUPPORTED_MEDIA_TYPE",
        "nonsense, 415, UNSUPPORTED_MEDIA_TYPE"
    })
    void refusesBodiesOfAnotherType(String type, int status, String code) {
        refused(
                server.send(server.device("/seen").header("Content-Type", type).POST(BodyPublishers.ofString(BODY))),
                status,
                code);
    }

    @Test
    void refusesBodiesWithoutTypeCodedOnesAndNone() {
        refused(server.send(server.device("/seen").POST(BodyPublishers.ofString(BODY))), 415, "UNSUPPORTED_MEDIA_TYPE");
        refused(server.send(json(server.device("/seen")).header("Content-Encoding", "gzip")), 415, "BODY_CODING");
        refused(server.send(server.device("/seen").POST(BodyPublishers.noBody())), 400, "BODY_REQUIRED");
    }

    @Test
    void limitsBodiesWithAndWithoutLength() {
        byte[] large = new byte[1_000_001];
        for (HttpRequest.BodyPublisher body : new HttpRequest.BodyPublisher[] {
            BodyPublishers.ofByteArray(large), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))
        }) {
            HttpRequest.Builder request = server.device("/seen")
                    .header("Content-Type", "application/json")
                    .POST(body);
            refused(server.send(request), 413, "BODY_TOO_LARGE");
            refused(server.send(request.copy().header("Idempotency-Key", "k")), 413, "BODY_TOO_LARGE");
        }
    }

    @Test
    void takesLargerBodiesOfCsv() {
        HttpRequest.Builder request = server.device("/imports?map=a:b&map=c:d")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray("x".repeat(1_500_000).getBytes(StandardCharsets.UTF_8)));
        assertThat(server.send(request).body()).contains("\"a:b|c:d\"", "1500000");
        assertThat(server.send(request.copy().header("Idempotency-Key", "k")).body())
                .contains("1500000");
    }
}
