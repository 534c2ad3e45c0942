package io.kontor.itests.karaf.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contracts of the containers that tests talk to; read again when modules came or went since. */
final class Contracts {
    private static final Map<URI, Contract> KNOWN = new ConcurrentHashMap<>();

    private Contracts() {}

    /** Fails when an answer is not what the document of its container tells. */
    static void check(HttpClient http, URI root, String method, Answer answer) {
        boolean readable = answer.header("Content-Encoding").isEmpty();
        if (!root.getPath().equals("/api/v1") || !readable) {
            return;
        }
        String path =
                root.getPath() + answer.request().substring(method.length()).replaceFirst(" ", "/");
        Contract known = KNOWN.get(root);
        List<String> found = known == null ? List.of("nothing known") : violations(known, method, path, answer);
        if (!found.isEmpty()) {
            // a container that is starting or has lost its database cannot tell
            Contract fresh = read(http, root);
            if (fresh != null) {
                KNOWN.put(root, fresh);
                found = violations(fresh, method, path, answer);
            } else {
                found = List.of();
            }
        }
        if (!found.isEmpty()) {
            throw new AssertionError("not as openapi.json tells: " + found + " in " + answer);
        }
    }

    private static List<String> violations(Contract contract, String method, String path, Answer answer) {
        return contract.violations(method, path, answer.status(), answer.header("Content-Type"), answer.body());
    }

    private static Contract read(HttpClient http, URI root) {
        try {
            HttpResponse<String> document = http.send(
                    HttpRequest.newBuilder(URI.create(root + "/openapi.json")).build(), BodyHandlers.ofString());
            return document.statusCode() == 200 ? Contract.of(document.body()) : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
