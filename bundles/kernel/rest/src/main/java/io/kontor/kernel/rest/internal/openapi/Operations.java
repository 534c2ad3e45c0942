package io.kontor.kernel.rest.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.api.value.Versioned;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.OpenRoutes;
import io.kontor.kernel.rest.internal.security.ChangeReason;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Writes the operations of resource classes. */
final class Operations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NAME = Pattern.compile("\\{[^}]*}");
    private static final Set<String> SAFE = Set.of("get", "head", "options");

    private final Schemas schemas;
    private final Parameters parameters;
    private final Set<String> ids = new HashSet<>();

    Operations(Schemas schemas) {
        this.schemas = schemas;
        this.parameters = new Parameters(schemas);
    }

    /**
     * Adds the operations of a class, and of what its locators answer.
     *
     * @param paths receives them
     * @param base root of the application
     * @param tag name of the module
     * @param resource the class
     */
    void add(ObjectNode paths, String base, String tag, Class<?> resource) {
        String name = tag + "." + resource.getSimpleName().replace("Resource", "");
        add(paths, new Place(path(base, resource.getAnnotation(Path.class)), tag, name, List.of()), resource);
    }

    /**
     * Where a class is served.
     *
     * @param path below which path
     * @param tag name of the module
     * @param name begins the names of its operations
     * @param locators the methods that led to it, which have parameters of their own
     */
    private record Place(String path, String tag, String name, List<Method> locators) {
        Place below(String further, Method locator) {
            return new Place(
                    further,
                    tag,
                    name + "." + locator.getName(),
                    Stream.concat(locators.stream(), Stream.of(locator)).toList());
        }
    }

    private void add(ObjectNode paths, Place at, Class<?> resource) {
        Arrays.stream(resource.getMethods())
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .forEach(method -> {
                    String verb = verb(method);
                    String path = path(at.path(), method.getAnnotation(Path.class));
                    if (verb != null) {
                        ObjectNode operation = operation(at, verb, path, method);
                        String known = same(paths, path);
                        rename(operation, path, known);
                        paths.withObjectProperty(known).set(verb, operation);
                    } else if (method.isAnnotationPresent(Path.class)) {
                        add(paths, at.below(path, method), method.getReturnType());
                    }
                });
    }

    /** Paths that differ only in the names of their parameters are one path, says the specification. */
    private static String same(ObjectNode paths, String path) {
        String shape = NAME.matcher(path).replaceAll("{}");
        for (Iterator<String> known = paths.fieldNames(); known.hasNext(); ) {
            String other = known.next();
            if (NAME.matcher(other).replaceAll("{}").equals(shape)) {
                return other;
            }
        }
        return path;
    }

    private static void rename(ObjectNode operation, String path, String known) {
        List<String> from = NAME.matcher(path).results().map(MatchResult::group).toList();
        List<String> to = NAME.matcher(known).results().map(MatchResult::group).toList();
        for (JsonNode parameter : operation.path("parameters")) {
            int at = from.indexOf("{" + parameter.path("name").asText() + "}");
            if (at >= 0 && parameter.path("in").asText().equals("path")) {
                String name = to.get(at);
                ((ObjectNode) parameter).put("name", name.substring(1, name.length() - 1));
            }
        }
    }

    private static @Nullable String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value().toLowerCase(java.util.Locale.ROOT);
            }
        }
        return null;
    }

    private static String path(String base, @Nullable Path... parts) {
        StringBuilder path = new StringBuilder(base);
        for (Path part : parts) {
            String text = part == null ? "" : part.value().replaceAll("\\{\\s*([\\w-]+)\\s*:[^}]*}", "{$1}");
            String stripped = text.replaceAll("^/+|/+$", "");
            if (!stripped.isEmpty()) {
                path.append('/').append(stripped);
            }
        }
        return path.toString();
    }

    private ObjectNode operation(Place at, String verb, String path, Method method) {
        ObjectNode operation = JSON.objectNode();
        operation.putArray("tags").add(at.tag());
        operation.put("operationId", id(at, method));
        Summary summary = method.getAnnotation(Summary.class);
        if (summary != null) {
            operation.put("summary", summary.value());
        }
        boolean open = OpenRoutes.contain(verb.toUpperCase(java.util.Locale.ROOT), path);
        ArrayNode list = JSON.arrayNode();
        at.locators().forEach(locator -> list.addAll(parameters.of(locator)));
        list.addAll(parameters.of(method));
        list.add(Parameters.reference("Accept-Language"));
        if (!SAFE.contains(verb) && !open) {
            list.add(Parameters.reference("Idempotency-Key"));
            list.add(Parameters.reference(ChangeReason.HEADER));
        }
        if (verb.equals("get") && produces(method).get(0).equals(MediaType.APPLICATION_JSON) && !open) {
            list.add(Parameters.reference("fields"));
        }
        operation.set("parameters", list);
        addBody(operation, method);
        operation.set("responses", responses(method));
        operation.set("security", security(SAFE.contains(verb), open));
        return operation;
    }

    private String id(Place at, Method method) {
        String name = at.name() + "." + method.getName();
        String id = name;
        for (int n = 2; !ids.add(id); n++) {
            id = name + n;
        }
        return id;
    }

    private void addBody(ObjectNode operation, Method method) {
        for (Parameter parameter : method.getParameters()) {
            if (Parameters.isBody(parameter)) {
                ObjectNode body = operation.putObject("requestBody").put("required", true);
                ObjectNode content = body.putObject("content");
                for (String type : consumes(method, parameter)) {
                    content.putObject(type).set("schema", bodySchema(parameter));
                }
            }
        }
    }

    private ObjectNode bodySchema(Parameter parameter) {
        if (parameter.getType() != MergePatch.class) {
            return schemas.of(parameter.getParameterizedType());
        }
        PatchOf of = parameter.getAnnotation(PatchOf.class);
        ObjectNode schema = JSON.objectNode().put("type", "object");
        if (of != null) {
            ObjectNode patched = schemas.of(of.value());
            schema.put("description", "RFC 7396 over " + patched.path("$ref").asText());
        }
        return schema;
    }

    private static List<String> consumes(Method method, Parameter body) {
        if (body.getType() == MergePatch.class) {
            return List.of(MergePatch.MEDIA_TYPE);
        }
        Consumes consumes = method.isAnnotationPresent(Consumes.class)
                ? method.getAnnotation(Consumes.class)
                : method.getDeclaringClass().getAnnotation(Consumes.class);
        return consumes == null ? List.of(MediaType.APPLICATION_JSON) : List.of(consumes.value());
    }

    private static List<String> produces(Method method) {
        Produces produces = method.isAnnotationPresent(Produces.class)
                ? method.getAnnotation(Produces.class)
                : method.getDeclaringClass().getAnnotation(Produces.class);
        return produces == null ? List.of(MediaType.APPLICATION_JSON) : List.of(produces.value());
    }

    private ObjectNode responses(Method method) {
        Answered answered = method.getAnnotation(Answered.class);
        Type type = answered == null ? method.getGenericReturnType() : answered.value();
        boolean empty = type == void.class || type == Void.class;
        int status = answered != null ? answered.status() : empty ? 204 : 200;
        ObjectNode responses = JSON.objectNode();
        answer(responses, status, method, type);
        if (answered != null && answered.orChanged()) {
            answer(responses, 200, method, type);
        }
        if (answered != null && answered.orFile()) {
            List<String> types = produces(method);
            ObjectNode file = responses.putObject("200").put("description", "The file");
            content(file, types.subList(1, types.size()), InputStream.class);
        }
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        return responses;
    }

    private void answer(ObjectNode responses, int status, Method method, Type type) {
        boolean empty = type == void.class || type == Void.class;
        ObjectNode done = responses.putObject(String.valueOf(status)).put("description", empty ? "Done" : "The answer");
        if (raw(type) instanceof Class<?> raw && Versioned.class.isAssignableFrom(raw)) {
            done.putObject("headers").putObject("ETag").put("$ref", "#/components/headers/ETag");
        }
        if (!empty && type != Response.class) {
            List<String> types = produces(method);
            content(done, raw(type) == InputStream.class ? types : types.subList(0, 1), type);
        }
    }

    private void content(ObjectNode response, List<String> mediaTypes, Type type) {
        ObjectNode content = response.putObject("content");
        mediaTypes.forEach(mediaType -> content.putObject(mediaType).set("schema", schemas.of(type)));
    }

    private static Type raw(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    private static ArrayNode security(boolean safe, boolean open) {
        ArrayNode security = JSON.arrayNode();
        if (!open) {
            security.addObject().putArray("bearer");
            ObjectNode session = security.addObject();
            session.putArray("session");
            if (!safe) {
                session.putArray("csrf");
            }
        }
        return security;
    }
}
