package io.kontor.kernel.rest.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.rest.internal.SampleResource.ThingData;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMergePatchTest {
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final Json JSON = new Json();

    private static ThingData patched(String patch) {
        ThingData old = new ThingData("old", null, BigDecimal.ONE, null, List.of(), null, true);
        return new JsonMergePatch(
                        JSON, (ObjectNode) JSON.read(patch.getBytes(StandardCharsets.UTF_8), ObjectNode.class))
                .on(ThingData.class)
                .apply(old);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // appendix A of RFC 7396, but for nulls of names that are not there
                "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
                "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"} | {\"a\":null} | {}",
                "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null} | {\"b\":\"c\"}",
                "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
                "{\"a\":\"c\"} | {\"a\":[\"b\"]} | {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\",\"c\":null}}",
                "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
                "[\"a\",\"b\"] | [\"c\",\"d\"] | [\"c\",\"d\"]",
                "{\"a\":\"b\"} | [\"c\"] | [\"c\"]",
                "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
                "[1,2] | {\"a\":\"b\"} | {\"a\":\"b\"}",
            })
    void followsTheRfc(String target, String patch, String outcome) throws JsonProcessingException {
        assertThat(JsonMergePatch.merge(PLAIN.readTree(target), PLAIN.readTree(patch)))
                .isEqualTo(PLAIN.readTree(outcome));
    }

    @Property(tries = 500)
    void theDifferenceOfTwoObjectsMakesOneOfTheOther(
            @ForAll("objects") ObjectNode from, @ForAll("objects") ObjectNode to) {
        JsonNode patch = difference(from, to);
        assertThat(JsonMergePatch.merge(from.deepCopy(), patch)).isEqualTo(to);
    }

    @Property(tries = 500)
    void theEmptyPatchChangesNothing(@ForAll("objects") ObjectNode target) {
        assertThat(JsonMergePatch.merge(target.deepCopy(), JsonNodeFactory.instance.objectNode()))
                .isEqualTo(target);
    }

    @Test
    void readsTheOutcomeStrictly() {
        assertThat(patched("{\"name\":\"new\",\"weight\":2.5}").weight()).isEqualTo(new BigDecimal("2.5"));
        assertThat(patched("{\"weight\":null}").weight()).isNull();
        assertThatThrownBy(() -> patched("{\"nome\":\"x\"}")).isInstanceOfSatisfying(KontorException.class, e -> {
            assertThat(e.code()).isEqualTo("UNKNOWN_FIELD");
            assertThat(e.violations().get(0).field()).isEqualTo("nome");
        });
        assertThatThrownBy(() -> patched("{\"nome\":null}")).hasMessageContaining("UNKNOWN_FIELD");
        assertThatThrownBy(() -> patched("{\"active\":null}")).hasMessageContaining("REQUIRED");
        assertThatThrownBy(() -> patched("{\"weight\":1e100000000}")).hasMessageContaining("OUT_OF_RANGE");
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return objects(3);
    }

    private static Arbitrary<ObjectNode> objects(int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.integers().map(JsonNodeFactory.instance::numberNode),
                Arbitraries.strings().alpha().ofMaxLength(3).map(JsonNodeFactory.instance::textNode));
        Arbitrary<JsonNode> value =
                depth == 0 ? leaf : Arbitraries.oneOf(leaf, objects(depth - 1).map(o -> o));
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), value)
                .ofMaxSize(4)
                .map(fields -> JsonNodeFactory.instance.objectNode().setAll(fields));
    }

    private static JsonNode difference(ObjectNode from, ObjectNode to) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        from.fieldNames().forEachRemaining(name -> {
            if (!to.has(name)) {
                patch.putNull(name);
            }
        });
        to.properties().forEach(field -> {
            JsonNode before = from.get(field.getKey());
            boolean both = before instanceof ObjectNode && field.getValue() instanceof ObjectNode;
            patch.set(
                    field.getKey(),
                    both ? difference((ObjectNode) before, (ObjectNode) field.getValue()) : field.getValue());
        });
        return patch;
    }
}
