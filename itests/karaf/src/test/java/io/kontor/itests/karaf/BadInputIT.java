package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.customer;
import static io.kontor.itests.karaf.kit.Data.grant;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.BadInputs.Bad;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Rest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input is a problem with code and field in the caller's language; nothing is written and nothing is told. */
class BadInputIT {
    /** What a stack trace, a class or a statement would look like. */
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat (io|org|java|com)\\.|io\\.kontor|org\\.|java\\.|SELECT |INSERT |SQLSTATE|<html",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private static Kontor kontor;
    private static Rest admin;
    private static Answer customer;
    private static String region;

    @BeforeAll
    static void start() {
        kontor = Kontor.start();
        admin = kontor.admin();
        region = Data.region(admin, code("R"), null);
        customer = opened(admin, code("good"));
    }

    @AfterAll
    static void stop() {
        kontor.close();
    }

    static Stream<Bad> inputs() {
        return BadInputs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isRefusedInBothLanguagesAndWritesNothing(Bad bad) {
        List<String> before = contents();
        Answer english = send(admin, bad).expect(bad.status(), bad.code());
        Answer chinese = send(admin.with("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5"), bad)
                .expect(bad.status(), bad.code());
        if (!bad.violation().isEmpty()) {
            assertThat(english.violations()).contains(bad.violation());
        }
        assertThat(english.text("/type")).isEqualTo("urn:kontor:problem:" + bad.code());
        assertThat(english.text("/status")).isEqualTo(String.valueOf(bad.status()));
        assertThat(english.text("/traceId")).isNotBlank().isEqualTo(english.header("X-Request-Id"));
        assertThat(english.text("/title")).isNotBlank().doesNotContainPattern(CHINESE);
        assertThat(chinese.text("/title")).containsPattern(CHINESE);
        assertThat(chinese.text("/detail")).containsPattern(CHINESE);
        for (var violation : chinese.json().path("violations")) {
            assertThat(violation.path("message").asText()).containsPattern(CHINESE);
        }
        assertThat(english.body()).doesNotContainPattern(INSIDE);
        assertThat(chinese.body()).doesNotContainPattern(INSIDE);
        assertThat(contents()).isEqualTo(before);
    }

    private static Answer send(Rest rest, Bad bad) {
        byte[] body = bad.body();
        if (body != null && new String(body, StandardCharsets.ISO_8859_1).contains("@")) {
            body = filled(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        String path = filled(bad.path());
        Rest versioned = bad.path().startsWith("regions/")
                ? rest.ifMatch(admin.get("regions/" + region).etag())
                : rest.ifMatch(customer.etag());
        return (bad.method().equals("GET") ? rest : versioned).send(bad.method(), path, bad.type(), body);
    }

    private static String filled(String text) {
        return text.replace("@id", customer.id().toString())
                .replace("@code", customer.text("/card/code"))
                .replace("@region", region);
    }

    private static List<String> contents() {
        return List.of(
                admin.get("customers?limit=500&count=true").expect(200).body(),
                admin.get("customers/trade-facts?limit=500&count=true")
                        .expect(200)
                        .body(),
                admin.get("regions?limit=500&count=true").expect(200).body(),
                admin.get("roles").expect(200).body());
    }

    @Test
    void aKeyMustBeVisibleAscii() {
        for (String key : List.of("x".repeat(201), "a b")) {
            admin.key(key).post("customers", customer(code("key"))).expect(400, "IDEMPOTENCY_KEY");
        }
    }

    @Test
    void missingRightsAreNamed() {
        Data.User user = Data.user(admin, null, List.of(), List.of(grant("customer:customer:read", "ALL")));
        Answer answer = user.rest().post("customers", customer(code("right"))).expect(403, "PERMISSION_MISSING");
        assertThat(answer.text("/detail")).contains("customer:customer:write");
        kontor.anonymous().post("session", json("username", "admin")).expect(422, "INVALID_INPUT");
        kontor.anonymous()
                .post("session", json("username", "admin", "password", "x".repeat(9_000)))
                .expect(401, "LOGIN_FAILED");
    }

    @Test
    void aMarkAtTheBeginningOfAFileIsNoProblem() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        String code = code("bom");
        file.write(("code;name\r\n" + code + ";\"福州; 贸易\"\r\n").getBytes(StandardCharsets.UTF_8));
        Answer done =
                admin.csv("customers/imports/customers", file.toByteArray()).expect(200);
        assertThat(done.json().path("created").asInt()).isEqualTo(1);
        assertThat(admin.get("customers?filter=code%20eq%20" + code).items("/card/name"))
                .containsExactly("福州; 贸易");
    }

    @Test
    void nothingOfThisIsAnErrorInTheLog() throws IOException {
        try (Stream<String> lines = Files.lines(kontor.home().resolve("data/log/kontor.log"))) {
            assertThat(lines.filter(line -> line.contains("| ERROR |"))).isEmpty();
        }
    }
}
