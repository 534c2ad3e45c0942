package io.kontor.kernel.rest.internal.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.http.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The OpenAPI 3.1 document of some applications. */
final class ApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ApiDocument() {}

    /**
     * An application that runs.
     *
     * @param name its name
     * @param base root of its resources
     * @param resources its resource classes
     */
    record Application(String name, String base, List<Class<?>> resources) {}

    /**
     * {@return the document, always the same for the same applications}
     *
     * @param version version of the installation
     * @param applications the applications
     */
    static ObjectNode of(String version, List<Application> applications) {
        Schemas schemas = new Schemas();
        Operations operations = new Operations(schemas);
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Kontor")
                .put("version", version)
                .put(
                        "description",
                        "The modules that are running now. Sums are decimal strings, refusals problem+json.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = JSON.objectNode();
        applications.stream()
                .sorted(Comparator.comparing(Application::base))
                .forEach(application -> application.resources().stream()
                        .sorted(Comparator.comparing(Class::getName))
                        .forEach(resource ->
                                operations.add(paths, application.base(), tag(application.name()), resource)));
        ObjectNode sorted = document.putObject("paths");
        paths.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(p -> sorted.set(p.getKey(), p.getValue()));
        document.set("components", components(schemas));
        return document;
    }

    private static String tag(String application) {
        return application.substring(application.lastIndexOf('.') + 1);
    }

    private static ObjectNode components(Schemas schemas) {
        ObjectNode components = JSON.objectNode();
        ObjectNode problem = components.putObject("responses").putObject("Problem");
        problem.put("description", "A refusal, RFC 9457");
        problem.putObject("content").putObject(Problem.MEDIA_TYPE).set("schema", schemas.of(Problem.class));
        components
                .putObject("headers")
                .putObject("ETag")
                .put("description", "The version, for If-Match")
                .putObject("schema")
                .put("type", "string");
        components.set("parameters", Parameters.shared());
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("bearer").put("type", "http").put("scheme", "bearer");
        security.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "kontor-session");
        security.putObject("csrf").put("type", "apiKey").put("in", "header").put("name", "X-CSRF-Token");
        components.set("schemas", schemas.components());
        return components;
    }
}
