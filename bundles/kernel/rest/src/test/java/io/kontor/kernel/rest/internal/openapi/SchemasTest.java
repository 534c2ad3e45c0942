package io.kontor.kernel.rest.internal.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemasTest {
    record Part(String name, @Nullable String note) {}

    record Whole(@JsonUnwrapped Part part, int count) {}

    @Test
    void putsTheFieldsOfAnUnwrappedPartBesideTheOthers() {
        Schemas schemas = new Schemas();
        String name = schemas.of(Whole.class).path("$ref").asText().replaceAll(".*/", "");

        JsonNode whole = schemas.components().path(name);
        assertThat(whole.path("properties").fieldNames()).toIterable().containsExactly("name", "note", "count");
        assertThat(whole.path("required").toString()).isEqualTo("[\"name\",\"count\"]");
    }
}
