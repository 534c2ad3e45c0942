package io.kontor.kernel.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the three extensions make of requests and answers, over real HTTP. */
class AnswersTest {
    private static final String THING = "/00000000-0000-0000-0000-000000000005";

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = new RestServer("/api/v1/things", new SampleResource());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path) {
        return server.send(server.device(path));
    }

    private static HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        HttpRequest.Builder request =
                server.device(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body));
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    @Test
    void writesValuesInOneFormAndOrder() {
        assertThat(get(THING).body())
                .isEqualTo(
                        "{\"id\":\"00000000-0000-0000-0000-000000000005\",\"version\":7,\"name\":\"thing\","
                                + "\"since\":\"1998-05\",\"weight\":\"12.50\",\"at\":\"2026-01-01T10:00:00Z\","
                                + "\"day\":\"2026-01-02\",\"tags\":[\"a\",\"b\",\"c\"],\"axes\":{\"a\":[\"2\"],\"z\":[\"1\"]},"
                                + "\"parts\":[{\"name\":\"p\",\"count\":1,\"price\":{\"amount\":\"1.10\",\"currency\":\"CNY\"}}]}");
    }

    @Test
    void givesVersionedAnswersTheirEntityTagAndReadersWhoHaveItNothing() {
        assertThat(get(THING).headers().firstValue("ETag")).contains("\"7\"");
        for (String tag : new String[] {"\"7\"", "W/\"7\"", "\"7--gzip\"", "\"6\", \"7\"", "*"}) {
            HttpResponse<String> again = server.send(server.device(THING).header("If-None-Match", tag));
            assertThat(again.statusCode()).as(tag).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).contains("\"7\"");
        }
        assertThat(server.send(server.device(THING).header("If-None-Match", "\"6\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void createsWithLocation() {
        HttpResponse<String> created = post("", "{\"name\":\"n\",\"active\":true}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(l -> assertThat(l).endsWith("/api/v1/things/00000000-0000-0000-0000-000000000009"));
        assertThat(created.headers().firstValue("ETag")).contains("\"7\"");
    }

    @Test
    void givesEveryAnswerItsHeadersAlsoRefusals() {
        for (String path : new String[] {THING, "/nothing/here"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Content-Language")).contains("zh-CN");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; frame-ancestors 'none'; sandbox");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/?limit=abc 400 WRONG_TYPE limit",
                "/?limit= 400 WRONG_TYPE limit",
                "/?limit=99999999999 400 WRONG_TYPE limit",
                "/?count=yes 400 WRONG_TYPE count",
                "/?colour=GREEN 400 WRONG_TYPE colour",
                "/parts?asOf=2026-02-30 400 WRONG_TYPE asOf",
                "/parts?asOf=12026-01-01 400 WRONG_TYPE asOf",
                "/parts?n=x 400 WRONG_TYPE n",
                "/not-a-uuid 400 WRONG_TYPE id",
                "/1-1-1-1-1 400 WRONG_TYPE id",
                "/?limit=501 422 INVALID_INPUT limit",
                "/?filter=((( 400 FILTER_SYNTAX filter",
                "/?fields=nix 400 FIELDS_UNKNOWN fields",
                "/?fields=name.nix 400 FIELDS_UNKNOWN fields",
                "/?fields= 400 FIELDS_UNKNOWN fields",
                "/parts?n=0&fields=nix 400 FIELDS_UNKNOWN fields",
            })
    void namesTheParameterItRefuses(String path, int status, String code, String field) {
        HttpResponse<String> refused = get(path);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("\"code\":\"" + code + "\"").contains("{\"field\":\"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing/here, GET, 404, NOT_FOUND",
        "/seen, PUT, 405, METHOD_NOT_ALLOWED",
        "/parts, BREW, 405, METHOD_NOT_ALLOWED",
        "/00000000-0000-0000-0000-000000000194, GET, 404, NOT_FOUND",
    })
    void answersWhatJaxRsRefusesAsProblem(String path, String method, int status, String code) {
        HttpResponse<String> refused = server.send(server.device(path).method(method, BodyPublishers.noBody()));
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("\"code\":\"" + code + "\"", "\"instance\":\"/api/v1/things" + path + "\"");
    }

    @Test
    void hidesDefectsBehindAnIncident() {
        HttpResponse<String> broken = get("/" + SampleResource.DEFECTIVE);
        assertThat(broken.statusCode()).isEqualTo(500);
        String incident = broken.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(broken.body())
                .contains("\"code\":\"INTERNAL\"", "\"traceId\":\"" + incident + "\"")
                .doesNotContain("secret", "IllegalState");
    }

    @Test
    void selectsFieldsOfOneAndOfListItems() {
        assertThat(get(THING + "?fields=id,parts.price.amount,axes.a").body())
                .isEqualTo("{\"id\":\"00000000-0000-0000-0000-000000000005\",\"axes\":{\"a\":[\"2\"]},"
                        + "\"parts\":[{\"price\":{\"amount\":\"1.10\"}}]}");
        assertThat(get("/?limit=2&count=true&fields=version").body())
                .isEqualTo("{\"items\":[{\"version\":7},{\"version\":7}],\"nextCursor\":null,\"total\":500}");
        assertThat(get("/parts?fields=name,price.currency").body())
                .isEqualTo("{\"items\":[{\"name\":\"p\",\"price\":null}]}");
        assertThat(get(THING + "?fields=id").headers().firstValue("ETag")).contains("\"7\"");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, 428, IF_MATCH_REQUIRED", "foo, 412, VERSION_STALE", "*, 412, VERSION_STALE"})
    void asksChangesForTheVersionTheySaw(String tag, int status, String code) {
        HttpRequest.Builder request = server.device(THING).DELETE();
        HttpResponse<String> refused = server.send(tag == null ? request : request.header("If-Match", tag));
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains("\"code\":\"" + code + "\"", "\"field\":\"If-Match\"");
    }

    @Test
    void takesTheTagsItGave() {
        for (String tag : new String[] {"\"7\"", "W/\"7\"", "\"7--gzip\""}) {
            HttpRequest.Builder request = server.device(THING).DELETE().header("If-Match", tag);
            assertThat(server.send(request).statusCode()).as(tag).isEqualTo(204);
        }
    }

    @Test
    void mergesAPatchAndNamesWhatIsWrongInIt() {
        String type = "application/merge-patch+json";
        String[] seen = {"If-Match", "\"7\""};
        assertThat(send("PATCH", THING, type, "{\"name\":\"new\",\"weight\":null,\"parts\":[]}", seen)
                        .body())
                .isEqualTo("{\"name\":\"new\",\"since\":null,\"weight\":null,\"day\":null,\"parts\":[],"
                        + "\"colour\":\"BLUE\",\"active\":true}");
        assertThat(send("PATCH", THING, type, "{\"parts\":[{\"name\":\"a\",\"count\":\"1\"}]}", seen)
                        .body())
                .contains("\"code\":\"WRONG_TYPE\"", "\"field\":\"parts[0].count\"");
        assertThat(send("PATCH", THING, type, "[]", seen).body()).contains("\"code\":\"WRONG_TYPE\"");
        assertThat(send("PATCH", THING, "application/json", "{}", seen).statusCode())
                .isEqualTo(415);
    }

    @Test
    void readsBatchesUpToTheirLimit() {
        String item = "{\"name\":\"a\",\"active\":true}";
        assertThat(post("/:batch", "{\"items\":[" + item + "]}").body()).contains("\"status\":201");
        assertThat(post("/:batch", "{\"items\":[]}").statusCode()).isEqualTo(422);
        assertThat(post("/:batch", "{\"items\":[{\"name\":\"a\",\"active\":1}]}")
                        .body())
                .contains("\"field\":\"items[0].active\"");
        String many = "{\"items\":[" + item + ("," + item).repeat(1_000) + "]}";
        assertThat(post("/:batch", many).body()).contains("\"code\":\"BATCH_TOO_LARGE\"", "1000");
    }

    @Test
    void tellsVerbsFromIds() {
        assertThat(post(THING + ":transition", "{\"name\":\"n\",\"active\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(THING + ":other", "{\"name\":\"n\",\"active\":true}").statusCode())
                .isEqualTo(405);
    }
}
