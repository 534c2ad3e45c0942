package io.kontor.kernel.rest.internal.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields a caller asked for, {@code fields=id,card.name}, cut out of an answer. */
final class FieldSelection {
    private static final String PARAMETER = "fields";
    private static final int MAX_LENGTH = 2_000;

    private final Map<String, FieldSelection> fields = new TreeMap<>();

    private FieldSelection() {}

    /**
     * {@return the selection}
     *
     * @param text comma-separated dotted paths
     */
    static FieldSelection of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw unknown("");
        }
        FieldSelection all = new FieldSelection();
        Arrays.stream(text.split(",", -1)).map(String::strip).forEach(path -> {
            FieldSelection at = all;
            for (String name : path.split("\\.", -1)) {
                at = at.fields.computeIfAbsent(name, n -> new FieldSelection());
            }
        });
        return all;
    }

    /**
     * Refuses a field that a type does not have.
     *
     * @param json knows the fields of types
     * @param type the type
     */
    void check(Json json, JavaType type) {
        check(json, type, "");
    }

    private void check(Json json, JavaType type, String above) {
        JavaType content = contentOf(type);
        fields.forEach((name, below) -> {
            String path = above + name;
            JavaType field = typeOf(json, content, name).orElseThrow(() -> unknown(path));
            below.check(json, field, path + ".");
        });
    }

    private static JavaType contentOf(JavaType type) {
        JavaType content = type;
        while (content.isCollectionLikeType() || content.isReferenceType()) {
            content = content.getContentType();
        }
        return content;
    }

    private static Optional<JavaType> typeOf(Json json, JavaType type, String name) {
        if (type.isMapLikeType()) {
            return Optional.of(type.getContentType());
        }
        if (type.isJavaLangObject() || JsonNode.class.isAssignableFrom(type.getRawClass())) {
            return Optional.of(type);
        }
        // of the JDK's types only collections have fields
        return type.getRawClass().getClassLoader() == null
                ? Optional.empty()
                : json.mapper().getSerializationConfig().introspect(type).findProperties().stream()
                        .filter(p -> p.getName().equals(name))
                        .map(BeanPropertyDefinition::getAccessor)
                        .map(accessor -> accessor.getType())
                        .findFirst();
    }

    /** Removes from a tree what was not asked for. */
    void prune(@Nullable JsonNode tree) {
        if (fields.isEmpty() || tree == null) {
            return;
        }
        if (tree.isArray()) {
            tree.forEach(this::prune);
        } else if (tree instanceof ObjectNode object) {
            object.retain(fields.keySet());
            fields.forEach((name, below) -> below.prune(object.get(name)));
        }
    }

    private static KontorException unknown(String field) {
        return KontorException.of(ProblemKind.MALFORMED, "FIELDS_UNKNOWN", PARAMETER)
                .with("field", field);
    }
}
