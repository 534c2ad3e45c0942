package io.kontor.credit.scoring.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) into maps, lists, texts, numbers and flags. Refuses duplicate names and great depth. */
final class JsonParser {
    private static final int MAX_DEPTH = 32;

    private final String json;
    private int at;

    private JsonParser(String json) {
        this.json = json;
    }

    static @Nullable Object parse(String json) {
        JsonParser parser = new JsonParser(json);
        Object value = parser.value(0);
        parser.space();
        if (parser.at < json.length()) {
            throw parser.wrong("nothing more");
        }
        return value;
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("JSON: expected " + expected + " at character " + at);
    }

    private void space() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        space();
        return at < json.length() ? json.charAt(at) : '\0';
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw wrong("'" + expected + "'");
        }
        at++;
    }

    private @Nullable Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong("less depth");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> text();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!json.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return value;
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        take('{');
        if (peek() == '}') {
            at++;
            return map;
        }
        while (true) {
            space();
            String name = text();
            take(':');
            if (map.containsKey(name)) {
                throw wrong("no second \"" + name + "\"");
            }
            map.put(name, value(depth + 1));
            if (peek() == '}') {
                at++;
                return map;
            }
            take(',');
        }
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        take('[');
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(value(depth + 1));
            if (peek() == ']') {
                at++;
                return list;
            }
            take(',');
        }
    }

    private String text() {
        take('"');
        StringBuilder text = new StringBuilder();
        while (at < json.length()) {
            char c = json.charAt(at++);
            if (c == '"') {
                return text.toString();
            }
            if (c < ' ') {
                throw wrong("an escaped control character");
            }
            text.append(c == '\\' ? escaped() : c);
        }
        throw wrong("'\"'");
    }

    private char escaped() {
        char c = at < json.length() ? json.charAt(at++) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an escape");
        };
    }

    private char unicode() {
        if (at + 4 > json.length() || !json.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw wrong("four hex digits");
        }
        at += 4;
        return (char) Integer.parseInt(json.substring(at - 4, at), 16);
    }

    private Double number() {
        int start = at;
        while (at < json.length() && "+-.0123456789eE".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        String digits = json.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = start;
            throw wrong("a value");
        }
        return Double.valueOf(digits);
    }
}
