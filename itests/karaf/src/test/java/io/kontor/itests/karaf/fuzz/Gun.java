package io.kontor.itests.karaf.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.itests.karaf.fuzz.Shot.Role;
import io.kontor.itests.karaf.kit.Rest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Makes requests: right ones, with one thing wrong in most of them. The same seed and number make the same one. */
final class Gun {
    private static final String PLACEHOLDER = "\"\u0001fuzz\u0001\"";
    private static final List<String> ODD_HEADERS = List.of(
            "X-Forwarded-For",
            "X-HTTP-Method-Override",
            "Range",
            "Accept",
            "Accept-Encoding",
            "Content-Language",
            "X-Request-Id",
            "Origin",
            "If-None-Match",
            "Idempotency-Key",
            "If-Match",
            "Accept-Language",
            "Cookie");

    private static final List<Role> ROLES = List.of(Role.values());

    private final List<Operation> operations;
    private final Samples samples;
    private final Map<Role, Map<String, String>> logins;
    private final long seed;

    Gun(List<Operation> operations, Samples samples, Map<Role, Map<String, String>> logins, long seed) {
        this.operations = operations;
        this.samples = samples;
        this.logins = logins;
        this.seed = seed;
    }

    Shot shot(long number) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextInt();
        Operation operation = operations.get((int) (number % operations.size()));
        Role role = ROLES.get(random.nextInt(ROLES.size()));
        Draft draft = new Draft(operation, random);
        if (random.nextInt(10) > 0) {
            draft.spoil();
        }
        draft.headers.putAll(logins.get(role));
        return new Shot(operation, role, draft.target(), draft.headers, draft.body);
    }

    /** A request in the making. */
    private final class Draft {
        private final Operation operation;
        private final Random random;
        private final Map<String, String> path = new LinkedHashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private JsonNode json;
        private byte[] body = {};

        Draft(Operation operation, Random random) {
            this.operation = operation;
            this.random = random;
            for (JsonNode parameter : operation.parameters()) {
                String name = parameter.path("name").asText();
                String value = value(name, parameter.path("schema"));
                switch (parameter.path("in").asText()) {
                    case "path" -> path.put(name, Rest.q(value));
                    case "query" -> maybe(query, name, value);
                    default ->
                        maybe(headers, name, name.equals("If-Match") ? "\"" + (1 + random.nextInt(3)) + "\"" : value);
                }
            }
            if (!operation.media().isEmpty()) {
                headers.put("Content-Type", operation.media());
                json = samples.of("body", operation.body(), random);
                body = bytes(operation.media().contains("json") ? json.toString() : csv());
            }
        }

        private String value(String name, JsonNode schema) {
            return name.equals("fields")
                    ? "id"
                    : samples.of(name, schema, random).asText();
        }

        private void maybe(Map<String, String> into, String name, String value) {
            if (random.nextInt(3) == 0 || name.equals("If-Match")) {
                into.put(name, value);
            }
        }

        private String csv() {
            return "code,name,lifecycle\nfz-" + random.nextInt(1_000) + ",Name,ACTIVE\n";
        }

        /** Makes one thing wrong. */
        void spoil() {
            List<Runnable> ways = new ArrayList<>();
            path.keySet().forEach(name -> ways.add(() -> path.put(name, segment())));
            operation.parameters().stream()
                    .filter(p -> p.path("in").asText().equals("query"))
                    .map(p -> p.path("name").asText())
                    .forEach(name -> ways.add(() -> query.put(name, anything())));
            ways.add(() -> headers.put(ODD_HEADERS.get(random.nextInt(ODD_HEADERS.size())), Inputs.header(random)));
            ways.add(() -> query.put("unknown", Inputs.text(random)));
            if (body.length > 0) {
                ways.add(() -> body = Inputs.body(new String(body, StandardCharsets.UTF_8), random));
                ways.add(() -> headers.put("Content-Type", Inputs.header(random)));
                // most is to be said about fields
                for (int i = 0; i < 6; i++) {
                    ways.add(this::spoilField);
                }
            }
            ways.get(random.nextInt(ways.size())).run();
        }

        private String segment() {
            return random.nextBoolean() ? Inputs.segment(random) : Rest.q(Inputs.text(random));
        }

        private String anything() {
            return random.nextInt(4) == 0 ? Inputs.number(random) : Inputs.text(random);
        }

        private void spoilField() {
            List<Consumer<JsonNode>> places = new ArrayList<>();
            collect(json, places);
            if (places.isEmpty()) {
                body = bytes(bad());
                return;
            }
            JsonNode mark = com.fasterxml.jackson.databind.node.TextNode.valueOf("\u0001fuzz\u0001");
            places.get(random.nextInt(places.size())).accept(mark);
            body = bytes(
                    json.toString().replace("\"\\u0001fuzz\\u0001\"", bad()).replace(PLACEHOLDER, bad()));
        }

        private String bad() {
            return switch (random.nextInt(3)) {
                case 0 -> Inputs.raw(random);
                case 1 -> Inputs.number(random);
                default ->
                    com.fasterxml.jackson.databind.node.TextNode.valueOf(Inputs.text(random))
                            .toString();
            };
        }

        private void collect(JsonNode node, List<Consumer<JsonNode>> places) {
            if (node instanceof ObjectNode object) {
                object.properties().forEach(p -> {
                    places.add(bad -> object.set(p.getKey(), bad));
                    collect(p.getValue(), places);
                });
                places.add(bad -> object.set("unknown", bad));
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    int at = i;
                    places.add(bad -> array.set(at, bad));
                    collect(array.get(i), places);
                }
                places.add(array::add);
            }
        }

        private byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        String target() {
            String target = operation.path();
            for (Map.Entry<String, String> parameter : path.entrySet()) {
                target = target.replace("{" + parameter.getKey() + "}", parameter.getValue());
            }
            StringBuilder all = new StringBuilder(target);
            char separator = '?';
            for (Map.Entry<String, String> parameter : query.entrySet()) {
                all.append(separator).append(parameter.getKey()).append('=').append(Rest.q(parameter.getValue()));
                separator = '&';
            }
            return all.toString();
        }
    }
}
