package io.kontor.kernel.rest.internal.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.rest.internal.security.ChangeReason;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import javax.ws.rs.BeanParam;
import javax.ws.rs.CookieParam;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.FormParam;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.MatrixParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.container.Suspended;
import javax.ws.rs.core.Context;

/** Writes the parameters of resource methods, and those that all operations share. */
final class Parameters {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<Class<? extends Annotation>> NO_BODY = Set.of(
            BeanParam.class,
            Context.class,
            CookieParam.class,
            FormParam.class,
            HeaderParam.class,
            MatrixParam.class,
            PathParam.class,
            QueryParam.class,
            Suspended.class);

    private final Schemas schemas;

    Parameters(Schemas schemas) {
        this.schemas = schemas;
    }

    /** {@return whether a parameter is the body: it is when nothing says otherwise} */
    static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations()).noneMatch(a -> NO_BODY.contains(a.annotationType()));
    }

    /** {@return a reference to a shared parameter} */
    static ObjectNode reference(String name) {
        return JSON.objectNode().put("$ref", "#/components/parameters/" + name);
    }

    /** {@return the parameters of a method but its body} */
    ArrayNode of(Method method) {
        ArrayNode list = JSON.arrayNode();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    add(list, field, field.getGenericType());
                }
            } else {
                add(list, parameter, parameter.getParameterizedType());
            }
        }
        return list;
    }

    private void add(ArrayNode list, AnnotatedElement element, Type type) {
        PathParam path = element.getAnnotation(PathParam.class);
        QueryParam query = element.getAnnotation(QueryParam.class);
        HeaderParam header = element.getAnnotation(HeaderParam.class);
        if (type == IfMatch.class) {
            list.add(reference(IfMatch.HEADER));
        } else if (path != null) {
            list.add(parameter("path", path.value(), element, type).put("required", true));
        } else if (query != null) {
            list.add(parameter("query", query.value(), element, type));
        } else if (header != null) {
            list.add(parameter("header", header.value(), element, type));
        }
    }

    private ObjectNode parameter(String in, String name, AnnotatedElement element, Type type) {
        ObjectNode schema = schemas.of(type);
        DefaultValue value = element.getAnnotation(DefaultValue.class);
        if (value != null && !schema.has("$ref")) {
            switch (schema.path("type").asText()) {
                case "integer" -> schema.put("default", Long.valueOf(value.value()));
                case "boolean" -> schema.put("default", Boolean.valueOf(value.value()));
                default -> schema.put("default", value.value());
            }
        }
        ObjectNode parameter = JSON.objectNode().put("name", name).put("in", in);
        parameter.set("schema", schema);
        return parameter;
    }

    /** {@return the parameters that operations refer to} */
    static ObjectNode shared() {
        ObjectNode shared = JSON.objectNode();
        shared(shared, "header", IfMatch.HEADER)
                .put(
                        "description",
                        "The entity tag of the version seen; 428 without it, 412 when it is not the present one.")
                .putObject("schema")
                .put("type", "string")
                .put("example", "\"7\"");
        shared(shared, "header", ChangeReason.HEADER)
                .put("description", "Why, kept in the history: at most 500 characters, percent-encoded UTF-8.")
                .putObject("schema")
                .put("type", "string");
        shared(shared, "header", "Idempotency-Key")
                .put("description", "The same key always gets the same answer, for 24 hours.")
                .putObject("schema")
                .put("type", "string")
                .put("pattern", "^[!-~]{1,200}$");
        shared(shared, "header", "Accept-Language")
                .put("description", "Language of texts; the user's own when absent.")
                .putObject("schema")
                .put("type", "string")
                .put("example", "zh-CN");
        shared(shared, "query", "fields")
                .put("description", "Comma-separated fields to answer, dotted for inner ones; of the items in a list.")
                .putObject("schema")
                .put("type", "string");
        return shared;
    }

    private static ObjectNode shared(ObjectNode shared, String in, String name) {
        return shared.putObject(name).put("name", name).put("in", in);
    }
}
