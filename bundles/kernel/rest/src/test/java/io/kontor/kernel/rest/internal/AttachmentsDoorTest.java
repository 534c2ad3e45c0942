package io.kontor.kernel.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** P50: files come in and go out, and a browser never shows them. */
class AttachmentsDoorTest {
    private static final String RECORD = "/" + new UUID(0, 77) + "/attachments";
    private static final String FILE = RECORD + "/" + OneFile.ID;

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = new RestServer("/api/v1/things", new SampleResource());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> upload(String type, byte[] octets, String... headers) {
        HttpRequest.Builder request = server.device(RECORD + "?kind=SIGNATURE&name=a%20b.png")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(octets));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request);
    }

    private static HttpResponse<String> act(String verb, String body, String... headers) {
        HttpRequest.Builder request = server.device(FILE + verb)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request);
    }

    @Test
    void p50TakesPicturesAndPapersUpToTwentyMegabytes() {
        for (String type : List.of("image/png", "image/jpeg", "image/webp", "application/pdf")) {
            HttpResponse<String> answer = upload(type, new byte[2_000_000]);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(answer.body()).contains("\"kind\":\"SIGNATURE\"", "\"name\":\"a b.png\"", "\"size\":2000000");
            assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(FILE);
            assertThat(upload(type, new byte[2_000_000], "Idempotency-Key", "k").body())
                    .contains("\"size\":2000000");
        }
        for (String type : List.of("text/html", "image/svg+xml", "text/csv", "application/octet-stream")) {
            HttpResponse<String> answer = upload(type, new byte[10]);
            assertThat(answer.statusCode()).as(type).isEqualTo(415);
            assertThat(answer.body()).contains("UNSUPPORTED_MEDIA_TYPE");
        }
        assertThat(upload("image/png", new byte[20_000_001]).body()).contains("\"BODY_TOO_LARGE\"");
        assertThat(upload("image/png", new byte[9], "Content-Encoding", "gzip").statusCode())
                .isEqualTo(415);
    }

    @Test
    void p50AnswersFilesAsDownloadsThatRunNowhere() {
        HttpResponse<String> file = server.send(server.device(FILE));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(new UUID(0, 77).toString());
        assertThat(header(file, "Content-Type")).isEqualTo("image/png");
        assertThat(header(file, "Content-Length")).isEqualTo("36");
        assertThat(header(file, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"__ _1_.png\"; filename*=UTF-8''%E7%AD%BE%E5%90%8D%20%221%22.png");
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(file, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(header(file, "Repr-Digest")).isEqualTo("sha-256=:" + "A".repeat(42) + "8=:");
        assertThat(header(file, "ETag")).isEqualTo("\"7\"");
        assertThat(header(file, "Cache-Control")).isEqualTo("no-store");

        HttpResponse<String> gone = server.send(server.device(RECORD + "/" + OneFile.GONE));
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("ATTACHMENT_REMOVED");
        assertThat(header(gone, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(server.send(server.device(RECORD + "/none")).statusCode()).isEqualTo(400);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void p50ListsRemovesAndKeepsThem() {
        assertThat(server.send(server.device(RECORD)).body())
                .contains("\"items\":[{", "\"name\":\"" + new UUID(0, 77) + "\"");
        assertThat(act(":remove", "{\"reason\":\"why\"}").statusCode()).isEqualTo(428);
        assertThat(act(":remove", "{\"reason\":\"why\"}", "If-Match", "\"3\"").body())
                .contains("\"name\":\"version 3\"", "\"reason\":\"why\"");
        assertThat(act(":keep", "{\"until\":\"2030-01-31\"}", "If-Match", "\"3\"")
                        .body())
                .contains("until 2030-01-31");
        assertThat(act(":keep", "{\"until\":null}", "If-Match", "\"3\"").body()).contains("until null");
        assertThat(act(":keep", "{\"until\":\"soon\"}", "If-Match", "\"3\"").statusCode())
                .isEqualTo(400);
        assertThat(server.send(server.stranger(RECORD)).statusCode()).isEqualTo(401);
    }
}
