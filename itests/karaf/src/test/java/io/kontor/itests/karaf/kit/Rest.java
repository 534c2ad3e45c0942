package io.kontor.itests.karaf.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A caller of the REST interface.
 *
 * @param root {@code http://127.0.0.1:<port>/api/v1}
 * @param headers sent with every request
 */
public record Rest(URI root, Map<String, String> headers) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Keeps the headers by value. */
    public Rest {
        headers = Map.copyOf(headers);
    }

    /** A caller that nobody knows. */
    public static Rest anonymous(URI root) {
        return new Rest(root, Map.of("Accept-Language", "en"));
    }

    /** This caller with a token of a user, as a device gets one; waits for what is still to come after a start. */
    public Rest login(String username, String password) {
        Map<String, String> login = Map.of("username", username, "password", password, "kind", "DEVICE");
        Answer answer = Until.sees(PATIENCE, () -> post("session", login), a -> a.status() != 503 && a.status() != 404);
        answer.expect(200);
        return with("Authorization", "Bearer " + answer.text("/secret"));
    }

    /** This caller when customers are served without a break: each resource that joins makes one. */
    public Rest settled() {
        Until.keeps(PATIENCE, () -> get("customers?limit=1").status(), status -> status == 200);
        return this;
    }

    /** Starts or stops a module, and waits until it is served, or gone, without a break. */
    public void module(String name, String verb) {
        post("modules/" + name + ":" + verb, Map.of()).expect(200);
        int wanted = verb.equals("start") ? 200 : 404;
        String root = name.equals("promo") ? "promo/movements?limit=1" : "customers?limit=1";
        Until.keeps(PATIENCE, () -> get(root).status(), status -> status == wanted);
    }

    /** This caller with one more header. */
    public Rest with(String header, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new Rest(root, more);
    }

    /** This caller, changing only what has this entity tag. */
    public Rest ifMatch(String etag) {
        return with("If-Match", etag);
    }

    /** This caller with a key for its next command. */
    public Rest key(String key) {
        return with("Idempotency-Key", key);
    }

    /** Reads. */
    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    /** Creates or acts. */
    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", json(body));
    }

    /** Replaces. */
    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", json(body));
    }

    /** Changes a part. */
    public Answer patch(String path, Object body) {
        return send("PATCH", path, "application/merge-patch+json", json(body));
    }

    /** Deletes. */
    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    /** Imports. */
    public Answer csv(String path, byte[] csv) {
        return send("POST", path, "text/csv", csv);
    }

    /** The octets of a file. */
    public byte[] download(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + "/" + path)).timeout(PATIENCE);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError("GET " + path + " -> " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Any request. */
    public Answer send(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + (path.isEmpty() ? "" : "/" + path)))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            Answer answer = new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
            Contracts.check(HTTP, root, method, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A value as part of a path or query. */
    public static String q(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] json(Object body) {
        try {
            return body instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : Answer.JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
