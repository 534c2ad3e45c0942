package io.kontor.itests.karaf.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An operation of the document.
 *
 * @param method method
 * @param path path with its parameters in braces
 * @param parameters parameters, with references resolved
 * @param media media type of the body, empty without one
 * @param body schema of the body
 */
record Operation(String method, String path, List<JsonNode> parameters, String media, JsonNode body) {
    /** They end what all others need: a module, a login. */
    private static final Set<String> LEFT_OUT = Set.of(":stop", ":start", "DELETE /api/v1/session");

    /** Everything the document offers, but what would take the modules away. */
    static List<Operation> of(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    Operation operation = of(document, verb.getKey(), path.getKey(), verb.getValue());
                    if (LEFT_OUT.stream().noneMatch(operation.toString()::endsWith)) {
                        all.add(operation);
                    }
                }));
        return all;
    }

    private static Operation of(JsonNode document, String verb, String path, JsonNode operation) {
        List<JsonNode> parameters = new ArrayList<>();
        operation.path("parameters").forEach(p -> parameters.add(resolved(document, p)));
        JsonNode content = operation.path("requestBody").path("content");
        String media = content.isEmpty() ? "" : content.fieldNames().next();
        return new Operation(
                verb.toUpperCase(Locale.ROOT),
                path,
                parameters,
                media,
                content.path(media).path("schema"));
    }

    static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolved(document, document.at(reference.substring(1)));
    }

    boolean writes() {
        return !Set.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
