package io.kontor.kernel.rest.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.value.PartialDate;
import io.kontor.kernel.rest.internal.SampleResource.Colour;
import io.kontor.kernel.rest.internal.SampleResource.ThingData;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Json JSON = new Json();

    /** One field of each kind that the sample lacks. */
    record Odd(UUID id, Instant at, long number, Map<String, Integer> map, Set<String> set) {}

    private static KontorException refusal(Class<?> type, String json) {
        return catchThrowableOfType(
                KontorException.class, () -> JSON.read(json.getBytes(StandardCharsets.UTF_8), type));
    }

    private static String fields(KontorException refusal) {
        return refusal.violations().stream().map(Violation::field).collect(Collectors.joining(","));
    }

    private static ThingData thing(String more) {
        String json = "{\"name\":\"n\",\"active\":true" + (more.isEmpty() ? "" : "," + more) + "}";
        return (ThingData) JSON.read(json.getBytes(StandardCharsets.UTF_8), ThingData.class);
    }

    @Test
    void readsEachValueInItsForm() {
        ThingData read = thing("\"since\":\"1998-05\",\"weight\":1.50,\"day\":\"2024-02-29\",\"colour\":\"RED\"");
        assertThat(read.since()).isEqualTo(new PartialDate("1998-05"));
        assertThat(read.weight()).isEqualTo(new BigDecimal("1.50"));
        assertThat(read.day()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(read.colour()).isEqualTo(Colour.RED);
        assertThat(read.parts()).isEmpty();
        assertThat(thing("\"weight\":\"-0.0001\"").weight()).isEqualTo(new BigDecimal("-0.0001"));
        assertThat(thing("\"weight\":7").weight()).isEqualTo(new BigDecimal("7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":1 | name | JSON_SYNTAX",
                "\"foo\":1 | foo | UNKNOWN_FIELD",
                "\"parts\":[{\"name\":\"p\",\"count\":1,\"x\":0}] | parts[0].x | UNKNOWN_FIELD",
                "\"parts\":[{\"name\":\"p\",\"count\":\"1\"}] | parts[0].count | WRONG_TYPE",
                "\"parts\":[{\"name\":\"p\",\"count\":1.0}] | parts[0].count | WRONG_TYPE",
                "\"parts\":[{\"name\":\"p\",\"count\":99999999999}] | parts[0].count | WRONG_TYPE",
                "\"parts\":[{\"name\":1,\"count\":1}] | parts[0].name | WRONG_TYPE",
                "\"parts\":[{\"name\":true,\"count\":1}] | parts[0].name | WRONG_TYPE",
                "\"parts\":{} | parts | WRONG_TYPE",
                "\"parts\":\"\" | parts | WRONG_TYPE",
                "\"parts\":[\"p\"] | parts[0] | WRONG_TYPE",
                "\"day\":\"2026-02-30\" | day | WRONG_TYPE",
                "\"day\":[2026,1,1] | day | WRONG_TYPE",
                "\"day\":20000 | day | WRONG_TYPE",
                "\"day\":\"\" | day | WRONG_TYPE",
                "\"day\":\"0999-01-01\" | day | WRONG_TYPE",
                "\"day\":\"+12026-01-01\" | day | WRONG_TYPE",
                "\"since\":\"2020-13\" | since | ILLEGAL_DATE",
                "\"since\":2020 | since | WRONG_TYPE",
                "\"colour\":\"GREEN\" | colour | WRONG_TYPE",
                "\"colour\":\"red\" | colour | WRONG_TYPE",
                "\"colour\":0 | colour | WRONG_TYPE",
                "\"colour\":\"\" | colour | WRONG_TYPE",
                "\"weight\":\"\" | weight | WRONG_TYPE",
                "\"weight\":\"1,5\" | weight | WRONG_TYPE",
                "\"weight\":\"NaN\" | weight | WRONG_TYPE",
                "\"weight\":true | weight | WRONG_TYPE",
                "\"weight\":1e101 | weight | INVALID_INPUT",
                "\"weight\":1e100000000 | weight | INVALID_INPUT",
                "\"weight\":\"1e-100000000\" | weight | INVALID_INPUT",
                "\"parts\":[null] | parts[0] | INVALID_INPUT",
                "\"parts\":[{\"name\":\"p\"}] | parts[0].count | INVALID_INPUT",
                "\"parts\":[{\"name\":\"p\",\"count\":null}] | parts[0].count | INVALID_INPUT",
                "\"parts\":[{\"name\":\"a\\u0000\",\"count\":1}] | parts[0].name | ILLEGAL_CHARACTER",
                "\"parts\":[{\"name\":\"a\\ud800\",\"count\":1}] | parts[0].name | ILLEGAL_CHARACTER",
                "\"parts\":[{\"name\":\"p\",\"count\":1}, | parts | JSON_SYNTAX",
            })
    void namesTheFieldItRefuses(String more, String field, String code) {
        KontorException refusal = refusal(ThingData.class, "{\"name\":\"n\",\"active\":true," + more + "}");
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(fields(refusal)).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"active\":\"true\",\"name\":\"n\"}",
                "{\"active\":1,\"name\":\"n\"}",
                "[]",
                "\"x\"",
                "1",
                "{\"name\":{},\"active\":true}"
            })
    void coercesNothing(String json) {
        assertThat(refusal(ThingData.class, json).code()).isEqualTo("WRONG_TYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":\"n\",\"active\":true}}",
                "{\"name\":\"n\",\"active\":true} x",
                "{\"name\":\"n\",\"active\":true,}",
                "{'name':'n','active':true}",
                "{\"name\":\"n\",\"active\":true/*c*/}",
                "\uFEFF{\"name\":\"n\",\"active\":true}",
                "{\"name\":\"n\",\"active\":true,\"weight\":NaN}",
                "{\"name\":\"n\",\"active\":true,\"weight\":01}",
                "{\"name\":\"a\tb\",\"active\":true}"
            })
    void refusesWhatIsNoJson(String json) {
        assertThat(refusal(ThingData.class, json).code()).isEqualTo("JSON_SYNTAX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void needsABody(String json) {
        assertThat(refusal(ThingData.class, json).code()).isEqualTo("BODY_REQUIRED");
    }

    @Test
    void refusesWhatIsNoUtf8() {
        for (byte[] body : new byte[][] {
            {'"', (byte) 0xff, '"'}, {'"', (byte) 0xc0, (byte) 0xae, '"'}, "\"名\"".getBytes(StandardCharsets.UTF_16)
        }) {
            KontorException refusal = catchThrowableOfType(KontorException.class, () -> JSON.read(body, String.class));
            assertThat(refusal.code()).isEqualTo("BODY_ENCODING");
        }
    }

    @Test
    @Timeout(10)
    void refusesWhatIsTooDeepLongOrMany() {
        String[] large = {
            "[".repeat(100_000),
            "{\"name\":".repeat(100_000),
            "{\"name\":" + "[".repeat(100_000),
            "{\"name\":\"" + "x".repeat(100_001) + "\"}",
            "{\"" + "x".repeat(201) + "\":1}",
            "{\"weight\":" + "9".repeat(60) + "}"
        };
        for (String json : large) {
            KontorException refusal = refusal(JsonNode.class, json);
            assertThat(refusal.kind()).isEqualTo(ProblemKind.TOO_LARGE);
            assertThat(refusal.code()).isEqualTo("JSON_TOO_LARGE");
        }
        assertThat(fields(refusal(ThingData.class, "{\"weight\":" + "9".repeat(60) + "}")))
                .isEqualTo("weight");
    }

    @Test
    void readsTheOtherValuesStrictly() {
        String id = "\"id\":\"00000000-0000-0000-0000-000000000005\"";
        String at = "\"at\":\"2026-01-01T10:00:00.123456+08:00\"";
        Odd odd = (Odd) JSON.read(("{" + id + "," + at + ",\"number\":5}").getBytes(StandardCharsets.UTF_8), Odd.class);
        assertThat(odd.at()).isEqualTo(Instant.parse("2026-01-01T02:00:00.123Z"));
        assertThat(fields(refusal(Odd.class, "{\"id\":\"1-1-1-1-1\"}"))).isEqualTo("id");
        assertThat(fields(refusal(Odd.class, "{\"at\":0}"))).isEqualTo("at");
        assertThat(fields(refusal(Odd.class, "{\"at\":\"2026-01-01T10:00:00\"}")))
                .isEqualTo("at");
        assertThat(fields(refusal(Odd.class, "{\"number\":1e3}"))).isEqualTo("number");
        assertThat(fields(refusal(Odd.class, "{\"map\":{\"a\":null}}"))).isEqualTo("map.a");
    }

    @Test
    void writesMapsAndSetsInOrder() {
        Set<String> set = Set.of("d", "b", "a", "c");
        Odd odd = new Odd(new UUID(0, 1), Instant.EPOCH, 1, Map.of("z", 1, "y", 2, "x", 3), set);
        assertThat(new String(JSON.write(odd), StandardCharsets.UTF_8))
                .contains("\"map\":{\"x\":3,\"y\":2,\"z\":1}", "\"set\":[\"a\",\"b\",\"c\",\"d\"]")
                .contains("\"at\":\"1970-01-01T00:00:00Z\"");
        assertThat(new String(JSON.write(Duration.ofDays(1)), StandardCharsets.UTF_8))
                .isEqualTo("\"PT24H\"");
    }

    @Property(tries = 300)
    void readsBackEveryNumberItWrites(
            @ForAll @Scale(4) @BigRange(min = "-999999999999999", max = "999999999999999") BigDecimal number) {
        byte[] written = JSON.write(number);
        assertThat(new String(written, StandardCharsets.UTF_8)).matches("\"-?\\d+(\\.\\d+)?\"");
        assertThat((BigDecimal) JSON.read(written, BigDecimal.class)).isEqualByComparingTo(number);
    }

    @Property(tries = 300)
    void neverFailsWithAnythingButARefusal(@ForAll @StringLength(max = 40) String text) {
        for (Class<?> type : new Class<?>[] {ThingData.class, Odd.class, BigDecimal.class, TreeSet.class}) {
            try {
                JSON.read(text.getBytes(StandardCharsets.UTF_8), type);
            } catch (KontorException e) {
                assertThat(e.kind().status()).isBetween(400, 499);
            }
        }
    }
}
