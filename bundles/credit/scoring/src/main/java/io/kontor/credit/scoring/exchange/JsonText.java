package io.kontor.credit.scoring.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes trees of maps, lists, texts, numbers and flags as JSON; numbers that are not finite become null. */
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    static String of(Object tree) {
        JsonText text = new JsonText();
        text.value(tree);
        return text.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            String next = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(next);
                text(String.valueOf(entry.getKey()));
                out.append(':');
                value(entry.getValue());
                next = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String next = "[";
            for (Object element : list) {
                out.append(next);
                value(element);
                next = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            out.append("null");
        } else {
            out.append(value);
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
