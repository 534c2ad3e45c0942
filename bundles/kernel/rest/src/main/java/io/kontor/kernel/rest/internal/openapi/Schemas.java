package io.kontor.kernel.rest.internal.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.api.value.PartialDate;
import java.io.InputStream;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Schemas of our types as our JSON writes them: records by their components, values by their text. */
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REF = "#/components/schemas/";

    private static final Map<Class<?>, String[]> VALUES = new HashMap<>();

    static {
        VALUES.put(String.class, new String[] {"string"});
        VALUES.put(UUID.class, new String[] {"string", "uuid"});
        VALUES.put(LocalDate.class, new String[] {"string", "date"});
        VALUES.put(Instant.class, new String[] {"string", "date-time"});
        VALUES.put(Duration.class, new String[] {"string", "duration"});
        VALUES.put(BigDecimal.class, new String[] {"string", "decimal"});
        VALUES.put(PartialDate.class, new String[] {"string", "partial-date"});
        VALUES.put(byte[].class, new String[] {"string", "binary"});
        VALUES.put(InputStream.class, new String[] {"string", "binary"});
        for (Class<?> type : new Class<?>[] {int.class, Integer.class}) {
            VALUES.put(type, new String[] {"integer", "int32"});
        }
        for (Class<?> type : new Class<?>[] {long.class, Long.class}) {
            VALUES.put(type, new String[] {"integer", "int64"});
        }
        for (Class<?> type : new Class<?>[] {boolean.class, Boolean.class}) {
            VALUES.put(type, new String[] {"boolean"});
        }
    }

    private final Map<String, JsonNode> components = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** {@return the schemas that others refer to, by name} */
    ObjectNode components() {
        return JSON.objectNode().setAll(components);
    }

    /** {@return the schema of a type} */
    ObjectNode of(Type type) {
        return of(type, Map.of());
    }

    private ObjectNode of(Type type, Map<TypeVariable<?>, Type> bound) {
        if (type instanceof TypeVariable<?> variable) {
            Type actual = bound.get(variable);
            return actual == null ? JSON.objectNode() : of(actual, Map.of());
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], bound);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric((Class<?>) generic.getRawType(), arguments(generic, bound));
        }
        return ofClass((Class<?>) type);
    }

    private static Type[] arguments(ParameterizedType generic, Map<TypeVariable<?>, Type> bound) {
        return Arrays.stream(generic.getActualTypeArguments())
                .map(argument -> argument instanceof TypeVariable<?> v ? bound.getOrDefault(v, Object.class) : argument)
                .toArray(Type[]::new);
    }

    private ObjectNode ofGeneric(Class<?> raw, Type[] arguments) {
        if (Collection.class.isAssignableFrom(raw)) {
            return array(of(arguments[0]), Set.class.isAssignableFrom(raw));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return JSON.objectNode().put("type", "object").set("additionalProperties", of(arguments[1]));
        }
        if (!raw.isRecord()) {
            return JSON.objectNode().put("type", "object");
        }
        Map<TypeVariable<?>, Type> bound = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            bound.put(raw.getTypeParameters()[i], arguments[i]);
        }
        String parts = Arrays.stream(arguments).map(Schemas::simpleName).collect(Collectors.joining());
        String identity = raw.getName() + "<" + Arrays.toString(arguments) + ">";
        return ofRecord(raw, bound, identity, parts + simpleName(raw));
    }

    private ObjectNode ofClass(Class<?> type) {
        String[] value = VALUES.get(type);
        if (value != null) {
            ObjectNode schema = JSON.objectNode().put("type", value[0]);
            return value.length == 1 ? schema : refine(schema.put("format", value[1]), type);
        }
        if (type.isEnum()) {
            return ofEnum(type);
        }
        if (type.isRecord()) {
            return ofRecord(type, Map.of(), type.getName(), simpleName(type));
        }
        // anything: a JSON tree, or a type only known when it is written
        return JSON.objectNode();
    }

    private static ObjectNode refine(ObjectNode schema, Class<?> type) {
        if (type == BigDecimal.class) {
            return schema.put("pattern", "^-?[0-9]+([.][0-9]+)?$").put("example", "123.40");
        }
        return type == PartialDate.class
                ? schema.put("pattern", "^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$")
                        .put("example", "1998-05")
                : schema;
    }

    private ObjectNode ofEnum(Class<?> type) {
        String name = name(type.getName(), simpleName(type), type);
        components.computeIfAbsent(name, n -> {
            ObjectNode schema = JSON.objectNode().put("type", "string");
            ArrayNode constants = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(c -> constants.add(((Enum<?>) c).name()));
            return schema;
        });
        return reference(name);
    }

    private ObjectNode ofRecord(Class<?> type, Map<TypeVariable<?>, Type> bound, String identity, String simple) {
        String name = name(identity, simple, type);
        if (components.containsKey(name)) {
            return reference(name);
        }
        ObjectNode schema = JSON.objectNode().put("type", "object");
        // known before its components are, which may refer to it
        components.put(name, schema);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                unwrap(of(component.getGenericType(), bound), properties, required);
                continue;
            }
            boolean nullable = isNullable(component.getAnnotatedType());
            ObjectNode property = of(component.getGenericType(), bound);
            properties.set(component.getName(), nullable ? nullable(property) : property);
            if (!nullable && !isCollection(component.getType())) {
                required.add(component.getName());
            }
        }
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return reference(name);
    }

    /** The parts of a component whose fields stand beside the others. */
    private void unwrap(ObjectNode reference, ObjectNode properties, ArrayNode required) {
        String name = reference.path("$ref").asText().substring(REF.length());
        JsonNode part = components.getOrDefault(name, JSON.objectNode());
        properties.setAll((ObjectNode) part.path("properties"));
        part.path("required").forEach(required::add);
    }

    /** An absent collection is an empty one. */
    private static boolean isCollection(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** Of our schemas, those without a type and a reference allow everything. */
    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.has("$ref")) {
            ObjectNode either = JSON.objectNode();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        if (schema.has("type")) {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
        }
        return schema;
    }

    private static ObjectNode array(ObjectNode items, boolean unique) {
        ObjectNode schema = JSON.objectNode().put("type", "array");
        schema.set("items", items);
        return unique ? schema.put("uniqueItems", true) : schema;
    }

    private static ObjectNode reference(String name) {
        return JSON.objectNode().put("$ref", REF + name);
    }

    /** Short, but never the same for two types: modules do not know each other's names. */
    private String name(String identity, String simple, Class<?> type) {
        return names.computeIfAbsent(identity, i -> {
            String name = simple;
            for (int n = 1; names.containsValue(name); n++) {
                name = moduleOf(type) + "." + simple + (n == 1 ? "" : String.valueOf(n));
            }
            return name;
        });
    }

    private static String moduleOf(Class<?> type) {
        String[] parts = type.getPackageName().split("\\.", -1);
        return parts.length > 2 ? parts[2] : parts[0];
    }

    private static String simpleName(Type type) {
        if (type instanceof Class<?> c) {
            Class<?> outer = c.getEnclosingClass();
            boolean resource = outer != null && !outer.isRecord() && !outer.isEnum() && !outer.isInterface();
            return outer == null || resource ? c.getSimpleName() : simpleName(outer) + c.getSimpleName();
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                            .map(Schemas::simpleName)
                            .collect(Collectors.joining())
                    + simpleName(generic.getRawType());
        }
        return "";
    }
}
