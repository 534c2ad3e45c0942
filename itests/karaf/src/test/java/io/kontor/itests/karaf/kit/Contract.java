package io.kontor.itests.karaf.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The OpenAPI document a container serves, held against what it then answers: a status, media type or body that the
 * document does not tell of is an error of the document or of the answer.
 */
public final class Contract {
    private static final String DOCUMENT = "urn:kontor:openapi";
    private static final String PROBLEM = "application/problem+json";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    /** Formats of others, which are not JSON resources. */
    private static final Pattern FOR_MACHINES = Pattern.compile("/api/v1/(metrics|health/\\w+)");

    private final JsonNode document;
    private final JsonSchemaFactory factory;
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    /**
     * A path of the document.
     *
     * @param template as the document names it
     * @param pattern matches requests
     */
    private record Route(String template, Pattern pattern) {
        static Route of(String template) {
            StringBuilder regex = new StringBuilder();
            int from = 0;
            var parameters = PARAMETER.matcher(template);
            while (parameters.find()) {
                regex.append(Pattern.quote(template.substring(from, parameters.start())))
                        .append("[^/]+");
                from = parameters.end();
            }
            return new Route(template, Pattern.compile(regex + Pattern.quote(template.substring(from))));
        }

        /** How much of it is literal: the more, the better it fits. */
        int literal() {
            return PARAMETER.matcher(template).replaceAll("").length();
        }
    }

    private Contract(String json) {
        document = new Answer("GET openapi.json", 200, null, json).json();
        factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(DOCUMENT, json))));
        document.path("paths").fieldNames().forEachRemaining(path -> routes.add(Route.of(path)));
        routes.sort(Comparator.comparing(Route::literal).reversed());
    }

    /** The contract told by a document. */
    public static Contract of(String json) {
        return new Contract(json);
    }

    /** The document. */
    public JsonNode document() {
        return document;
    }

    /** The path of the document that a request is for, without its query. */
    public Optional<String> template(String path) {
        return routes.stream()
                .filter(route -> route.pattern().matcher(path).matches())
                .map(Route::template)
                .findFirst();
    }

    /**
     * What is wrong with an answer; nothing when nothing is.
     *
     * @param method method of the request
     * @param path path and query of the request
     * @param status status
     * @param type media type, empty when there is none
     * @param body body
     */
    public List<String> violations(String method, String path, int status, String type, String body) {
        String[] parts = path.split("\\?", 2);
        parts[0] = parts[0].endsWith("/") ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
        Optional<String> template = template(parts[0]);
        JsonNode operation = template.map(t -> document.path("paths").path(t).path(method.toLowerCase(Locale.ROOT)))
                .orElse(document.path("none"));
        if (status == 304
                || "HEAD".equals(method)
                || FOR_MACHINES.matcher(parts[0]).matches()) {
            return List.of();
        }
        if (operation.isMissingNode()) {
            return status >= 400
                    ? bodyViolations("#/components/schemas/Problem", PROBLEM, type, body, false)
                    : List.of("answered " + status + ", but the document knows no such operation");
        }
        String at = "#/paths/" + template.orElseThrow().replace("~", "~0").replace("/", "~1") + "/"
                + method.toLowerCase(Locale.ROOT) + "/responses/";
        JsonNode response = operation.path("responses").path(String.valueOf(status));
        if (response.isMissingNode()) {
            return status >= 400
                    ? bodyViolations("#/components/schemas/Problem", PROBLEM, type, body, false)
                    : List.of("status " + status + " is not in the document");
        }
        return contentViolations(response, at + status, type, body, parts.length > 1 && parts[1].contains("fields="));
    }

    private List<String> contentViolations(JsonNode response, String at, String type, String body, boolean selected) {
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return body.isEmpty() ? List.of() : List.of("a body where the document tells of none");
        }
        String media = type.split(";", 2)[0].strip();
        if (!content.has(media)) {
            return List.of("media type " + media + " is not in the document");
        }
        return bodyViolations(at + "/content/" + media.replace("/", "~1") + "/schema", media, type, body, selected);
    }

    private List<String> bodyViolations(String at, String wanted, String type, String body, boolean selected) {
        String media = type.split(";", 2)[0].strip();
        if (!media.equals(wanted)) {
            return List.of("media type " + media + " instead of " + wanted);
        }
        if (!media.endsWith("json")) {
            return List.of();
        }
        Set<ValidationMessage> found = schema(at).validate(body, InputFormat.JSON);
        return found.stream()
                .filter(m -> !selected || !"required".equals(m.getType()))
                .map(ValidationMessage::toString)
                .toList();
    }

    private JsonSchema schema(String pointer) {
        return schemas.computeIfAbsent(
                pointer,
                p -> factory.getSchema(
                        SchemaLocation.of(DOCUMENT + p),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }
}
