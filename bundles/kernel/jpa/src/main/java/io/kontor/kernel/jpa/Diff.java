package io.kontor.kernel.jpa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.api.security.FieldClass;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between a record before and after, field by field. Arrays are compared as a whole. */
final class Diff {
    private final Tracked tracked;
    private final List<Field> fields = new ArrayList<>();

    private Diff(Tracked tracked) {
        this.tracked = tracked;
    }

    /** One field that differs. */
    record Field(
            String pointer,
            @Nullable FieldClass fieldClass,
            @Nullable String before,
            @Nullable String after) {}

    static List<Field> of(Change change) {
        Diff diff = new Diff(change.tracked());
        switch (change.action()) {
            case CHANGED -> diff.compare("", tree(change.before()), tree(change.after()), null);
            case CREATED -> diff.whole(tree(change.after()), true);
            case DELETED -> diff.whole(tree(change.before()), false);
            case READ, EXPORTED -> throw new IllegalArgumentException("no change: " + change.action());
        }
        return diff.fields;
    }

    private static JsonNode tree(@Nullable Object value) {
        return value == null ? MissingNode.getInstance() : StoredJson.tree(value);
    }

    /** The whole record in one entry, but each classified field in one of its own. */
    private void whole(JsonNode record, boolean made) {
        JsonNode missing = MissingNode.getInstance();
        for (String pointer : new TreeSet<>(tracked.classifiedPointers())) {
            JsonNode value = record.at(pointer);
            compare(pointer, made ? missing : value, made ? value : missing, null);
        }
        prune("", record);
        String text = record.toString();
        fields.add(0, new Field("", null, made ? null : text, made ? text : null));
    }

    private void prune(String pointer, JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String at = below(pointer, name);
            JsonNode value = object.get(name);
            if (isAbsent(value) || tracked.leavesOut(at) || tracked.classOf(at) != null) {
                names.remove();
            } else {
                prune(at, value);
            }
        }
    }

    private void compare(String pointer, JsonNode before, JsonNode after, @Nullable FieldClass above) {
        if (tracked.leavesOut(pointer) || (isAbsent(before) && isAbsent(after)) || before.equals(after)) {
            return;
        }
        FieldClass own = tracked.classOf(pointer);
        FieldClass fieldClass = own == null ? above : own;
        if ((before.isObject() && (after.isObject() || isAbsent(after))) || (after.isObject() && isAbsent(before))) {
            for (String name : names(before, after)) {
                compare(below(pointer, name), before.path(name), after.path(name), fieldClass);
            }
        } else if (fieldClass == FieldClass.SENSITIVE) {
            fields.add(new Field(pointer, fieldClass, null, null));
        } else {
            fields.add(new Field(pointer, fieldClass, text(before), text(after)));
        }
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty());
    }

    private static @Nullable String text(JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        if (node.isBigDecimal()) {
            return node.decimalValue().toPlainString();
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }
}
