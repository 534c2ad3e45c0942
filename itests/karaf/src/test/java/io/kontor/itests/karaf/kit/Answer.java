package io.kontor.itests.karaf.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * An answer.
 *
 * @param request method and path, for messages
 * @param status HTTP status
 * @param headers headers
 * @param body body as text
 */
public record Answer(String request, int status, HttpHeaders headers, String body) {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** This answer, when it has the status; else an error that shows it. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("expected " + wanted + ", but " + this);
        }
        return this;
    }

    /** This answer, when it is a problem with this status and code; else an error that shows it. */
    public Answer expect(int wanted, String code) {
        expect(wanted);
        boolean problem =
                "application/problem+json".equals(header("Content-Type").split(";", 2)[0]);
        if (!problem || !code.equals(json().path("code").asText())) {
            throw new AssertionError("expected problem " + code + ", but " + this);
        }
        return this;
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }

    /** A value of the body as text. */
    public String text(String pointer) {
        return json().at(pointer).asText();
    }

    /** The id in the body. */
    public UUID id() {
        return UUID.fromString(text("/id"));
    }

    /** The items of a list. */
    public List<JsonNode> items() {
        return StreamSupport.stream(json().path("items").spliterator(), false).toList();
    }

    /** The same value of every item of a list. */
    public List<String> items(String pointer) {
        return items().stream().map(item -> item.at(pointer).asText()).toList();
    }

    /** The violations as {@code field:code}. */
    public List<String> violations() {
        List<String> found = new ArrayList<>();
        json().path("violations")
                .forEach(v -> found.add(
                        v.path("field").asText() + ":" + v.path("code").asText()));
        return found;
    }

    /** A header, empty when absent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The entity tag. */
    public String etag() {
        return headers.firstValue("ETag").orElseThrow(() -> new AssertionError("no ETag: " + this));
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + header("Content-Type") + " "
                + body.substring(0, Math.min(body.length(), 2_000));
    }
}
