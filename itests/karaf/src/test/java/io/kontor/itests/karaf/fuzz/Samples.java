package io.kontor.itests.karaf.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values as a schema wants them, taken from what exists where possible: what is refused early is tested little. */
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private final JsonNode document;
    private final Map<String, List<String>> known;

    /**
     * Samples for a document.
     *
     * @param document the document
     * @param known values that exist, by the name of a field or parameter, and by {@code uuid}
     */
    Samples(JsonNode document, Map<String, List<String>> known) {
        this.document = document;
        this.known = known;
    }

    JsonNode of(String name, JsonNode schema, Random random) {
        return of(name, schema, random, 0);
    }

    private JsonNode of(String name, JsonNode schema, Random random, int depth) {
        JsonNode plain = plain(schema);
        if (depth > DEEPEST || (isNullable(schema) && random.nextInt(4) == 0)) {
            return JSON.nullNode();
        }
        if (plain.has("enum")) {
            return plain.path("enum").get(random.nextInt(plain.path("enum").size()));
        }
        JsonNode type = plain.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "object" -> object(plain, random, depth);
            case "array" -> array(name, plain, random, depth);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(1 + random.nextInt(5));
            case "number" -> JSON.numberNode(random.nextInt(100));
            case "string" -> JSON.textNode(text(name, plain, random));
            default -> JSON.objectNode();
        };
    }

    private static boolean isNullable(JsonNode schema) {
        return schema.has("anyOf") || schema.path("type").isArray();
    }

    /** The schema behind a reference, or behind the choice that a nullable reference is. */
    private JsonNode plain(JsonNode schema) {
        JsonNode resolved = Operation.resolved(document, schema);
        return resolved.has("anyOf") ? plain(resolved.path("anyOf").get(0)) : resolved;
    }

    private ObjectNode object(JsonNode schema, Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(p -> {
            boolean required = false;
            for (JsonNode name : schema.path("required")) {
                required |= name.asText().equals(p.getKey());
            }
            if (required || random.nextInt(3) > 0) {
                object.set(p.getKey(), of(p.getKey(), p.getValue(), random, depth + 1));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, Random random, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            array.add(of(name, schema.path("items"), random, depth + 1));
        }
        return array;
    }

    private String text(String name, JsonNode schema, Random random) {
        String format = schema.path("format").asText();
        List<String> there = known.getOrDefault(name, known.getOrDefault(format, List.of()));
        if (!there.isEmpty() && random.nextInt(8) > 0) {
            return there.get(random.nextInt(there.size()));
        }
        return switch (format) {
            case "uuid" -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            case "date" -> "2026-0" + (1 + random.nextInt(9)) + "-15";
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "duration" -> "PT1H";
            case "decimal" -> random.nextInt(1_000) + ".25";
            case "partial-date" -> "1998-05";
            default -> "fuzz-" + random.nextInt(100_000);
        };
    }
}
