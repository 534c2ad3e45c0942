package io.kontor.itests.karaf.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Bodies of requests, and names that no other test uses. */
public final class Data {
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 100_000 * 1_000);

    private static final JsonMapper QUOTED =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Data() {}

    /** A code nobody has used. */
    public static String code(String prefix) {
        return prefix + "-" + NUMBER.incrementAndGet();
    }

    /** A map that, other than {@code Map.of}, keeps its order and may hold null. */
    public static Map<String, Object> json(Object... pairs) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            json.put((String) pairs[i], pairs[i + 1]);
        }
        return json;
    }

    /** The same from JSON written with single quotes; arguments as for {@link String#format}. */
    public static Map<String, Object> parsed(String json, Object... args) {
        try {
            return QUOTED.readValue(String.format(Locale.ROOT, json, args), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** A text in both languages. */
    public static Map<String, Object> label(String zh, String en) {
        return json("zh", zh, "en", en);
    }

    /** A sum of money. */
    public static Map<String, Object> money(String amount, String currency) {
        return json("amount", amount, "currency", currency);
    }

    /** A new customer's body. */
    public static Map<String, Object> customer(String code, Object... more) {
        Map<String, Object> body = json("code", code, "name", "Customer " + code);
        body.putAll(json(more));
        return body;
    }

    /** A new customer, as answered. */
    public static Answer opened(Rest rest, String code, Object... more) {
        return rest.post("customers", customer(code, more)).expect(201);
    }

    /** A trade fact's body. */
    public static Map<String, Object> fact(
            UUID customer, String day, String goodsClass, String amount, Object... more) {
        Map<String, Object> body = json(
                "customerId",
                customer,
                "tradedOn",
                day,
                "goodsClass",
                goodsClass,
                "value",
                money(amount, "CNY"),
                "quantity",
                "1");
        body.putAll(json(more));
        return body;
    }

    /** A region, which is there afterwards. */
    public static String region(Rest rest, String code, String parent) {
        rest.post("regions", json("code", code, "parentCode", parent, "label", label("区域" + code, code)))
                .expect(201);
        return code;
    }

    /** A line of a role. */
    public static Map<String, Object> grant(String permission, String scope, String... fieldClasses) {
        return json("permission", permission, "scope", scope, "fieldClasses", List.of(fieldClasses));
    }

    /** A user with one role of these lines, logged in. */
    public static User user(Rest admin, String team, List<String> regions, List<Map<String, Object>> grants) {
        String role = code("role");
        admin.post("roles", json("code", role, "label", label("角色", "Role"), "grants", grants))
                .expect(201);
        return user(admin, team, regions, role);
    }

    /** A user with a role, logged in. */
    public static User user(Rest admin, String team, List<String> regions, String... roles) {
        String name = code("user");
        String password = "a long password of " + name;
        Map<String, Object> profile = json(
                "username",
                name,
                "displayName",
                "User " + name,
                "language",
                "en",
                "teamId",
                team,
                "regions",
                regions,
                "roles",
                List.of(roles),
                "enabled",
                true);
        UUID id = admin.post("users", profile).expect(201).id();
        admin.post("users/" + id + ":set-password", json("newPassword", password))
                .expect(204);
        return new User(id, name, password, Rest.anonymous(admin.root()).login(name, password));
    }

    /** A team's id. */
    public static String team(Rest admin) {
        String code = code("team");
        return admin.post("teams", json("code", code, "name", "Team " + code))
                .expect(201)
                .text("/id");
    }

    /** The item of a list whose value at a pointer is this. */
    public static JsonNode item(Answer list, String pointer, String value) {
        return list.items().stream()
                .filter(item -> item.at(pointer).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
    }

    /**
     * A user.
     *
     * @param id identity
     * @param name login name
     * @param password password
     * @param rest the user, logged in as a device
     */
    public record User(UUID id, String name, String password, Rest rest) {}
}
