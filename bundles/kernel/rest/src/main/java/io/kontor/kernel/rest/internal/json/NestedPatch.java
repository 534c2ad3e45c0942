package io.kontor.kernel.rest.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.http.MergePatch;
import java.io.IOException;

/** A merge patch that stands inside a body, as in the items of a batch. */
final class NestedPatch extends StdDeserializer<MergePatch> {
    private static final long serialVersionUID = 1L;

    private final transient Json json;

    NestedPatch(Json json) {
        super(MergePatch.class);
        this.json = json;
    }

    @Override
    public MergePatch deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return new JsonMergePatch(json, context.readValue(parser, ObjectNode.class));
    }
}
