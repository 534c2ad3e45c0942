package io.kontor.kernel.rest.internal.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.rest.internal.SampleResource;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    private static final String BASE = "/api/v1/things";

    private static ObjectNode document() {
        return ApiDocument.of(
                "1.0.0",
                List.of(
                        new ApiDocument.Application("kontor.thing", BASE, List.of(SampleResource.class)),
                        new ApiDocument.Application("kontor.kernel", "/api/v1", List.of(ApiResource.class))));
    }

    private static JsonNode operation(String path, String verb) {
        return document().path("paths").path(path).path(verb);
    }

    private static JsonNode schema(String name) {
        return document().path("components").path("schemas").path(name);
    }

    @Test
    void isValid() {
        assertThat(new OpenAPIV3Parser().readContents(document().toString()).getMessages())
                .isEmpty();
    }

    @Test
    void isAlwaysTheSame() {
        assertThat(document().toString()).isEqualTo(document().toString());
    }

    @Test
    void namesEveryPathWithItsBase() {
        assertThat(document().path("paths").fieldNames())
                .toIterable()
                .contains(BASE, BASE + "/{id}", BASE + "/{id}:transition", BASE + "/:batch", "/api/v1/openapi.json");
        assertThat(document().path("paths").path(BASE + "/{id}").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("get", "patch", "delete");
    }

    @Test
    void writesValuesAsOurJsonDoes() {
        JsonNode thing = schema("Thing").path("properties");
        assertThat(thing.path("weight").path("type")).hasToString("[\"string\",\"null\"]");
        assertThat(thing.path("since").path("type")).hasToString("[\"string\",\"null\"]");
        assertThat(thing.path("version").path("format").asText()).isEqualTo("int64");
        assertThat(thing.path("at").path("format").asText()).isEqualTo("date-time");
        assertThat(schema("Money")
                        .path("properties")
                        .path("amount")
                        .path("type")
                        .asText())
                .isEqualTo("string");
        assertThat(schema("Thing").path("required"))
                .anyMatch(name -> name.asText().equals("name"));
        assertThat(schema("Thing").path("required"))
                .noneMatch(name -> name.asText().equals("weight"));
        assertThat(schema("ThingPage")
                        .path("properties")
                        .path("items")
                        .path("items")
                        .path("$ref")
                        .asText())
                .endsWith("/Thing");
    }

    @Test
    void namesHeadersWhereTheyApply() {
        assertThat(operation(BASE + "/{id}", "patch").toString())
                .contains("parameters/If-Match", "parameters/Idempotency-Key", "application/merge-patch+json");
        assertThat(operation(BASE + "/{id}", "get").toString())
                .contains("headers/ETag", "parameters/fields")
                .doesNotContain("Idempotency-Key", "If-Match");
        assertThat(operation(BASE, "post").path("responses").path("201").toString())
                .contains("headers/ETag", "schemas/Thing");
        assertThat(operation(BASE + "/{id}", "delete").path("responses").has("204"))
                .isTrue();
    }

    @Test
    void asksForTheTokenOfABrowserOnlyInChanges() {
        assertThat(operation(BASE, "post").path("security").toString())
                .isEqualTo("[{\"bearer\":[]},{\"session\":[],\"csrf\":[]}]");
        assertThat(operation(BASE, "get").path("security").toString()).isEqualTo("[{\"bearer\":[]},{\"session\":[]}]");
        assertThat(operation("/api/v1/openapi.json", "get").path("security").toString())
                .isEqualTo("[]");
    }

    @Test
    void p50FollowsLocatorsToWhatTheyAnswer() {
        String files = BASE + "/{id}/attachments";
        assertThat(operation(files, "post").path("operationId").asText()).isEqualTo("thing.Sample.attachments.add");
        assertThat(operation(files, "post").path("requestBody").path("content").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("image/jpeg", "image/png", "image/webp", "application/pdf");
        assertThat(operation(files + "/{attachment}", "get").path("parameters").findValuesAsText("name"))
                .containsExactly("id", "attachment");
        assertThat(operation(files + "/{attachment}", "get")
                        .path("responses")
                        .path("200")
                        .path("content")
                        .fieldNames())
                .toIterable()
                .contains("image/jpeg", "application/pdf");
        assertThat(operation(files + "/{attachment}:remove", "post").toString()).contains("parameters/If-Match");
    }

    @Test
    void tellsRecordsOfTheSameNameApart() {
        Schemas schemas = new Schemas();
        String one =
                schemas.of(io.kontor.kernel.api.query.Sort.class).path("$ref").asText();
        String other = schemas.of(Sort.class).path("$ref").asText();
        assertThat(other).isNotEqualTo(one);
        assertThat(schemas.components().size()).isEqualTo(2);
        assertThat(schemas.of(Sort.class).path("$ref").asText()).isEqualTo(other);
    }

    /** Same simple name as a record of the API. */
    record Sort(String other) {}
}
