package io.kontor.kernel.rest.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.http.MergePatch;
import java.util.function.UnaryOperator;

/** RFC 7396 over the JSON form of a record; the outcome is read as strictly as any body. */
final class JsonMergePatch implements MergePatch {
    private final Json json;
    private final ObjectNode patch;

    JsonMergePatch(Json json, ObjectNode patch) {
        this.json = json;
        this.patch = patch;
    }

    @Override
    public <T> UnaryOperator<T> on(Class<T> type) {
        return value -> json.value(merge(json.tree(value), patch), type);
    }

    /** The algorithm of RFC 7396 section 2, but for names to remove that are not there: they stay, to be refused. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : changes.objectNode();
        changes.properties().forEach(change -> {
            String name = change.getKey();
            JsonNode present = result.get(name);
            if (!change.getValue().isNull()) {
                result.set(name, merge(present == null ? NullNode.instance : present, change.getValue()));
            } else if (present == null) {
                result.set(name, NullNode.instance);
            } else {
                result.remove(name);
            }
        });
        return result;
    }
}
