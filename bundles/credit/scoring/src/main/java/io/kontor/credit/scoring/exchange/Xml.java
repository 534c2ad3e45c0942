package io.kontor.credit.scoring.exchange;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes well-formed XML, indented. */
final class Xml {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; names and values of its attributes take turns. */
    Xml open(String name, String... attributes) {
        start(name, attributes);
        out.append(">\n");
        open.push(name);
        return this;
    }

    Xml close() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    Xml empty(String name, String... attributes) {
        start(name, attributes);
        out.append("/>\n");
        return this;
    }

    Xml text(String name, String text, String... attributes) {
        start(name, attributes);
        out.append('>');
        escape(text);
        out.append("</").append(name).append(">\n");
        return this;
    }

    String end() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(open.size()));
    }

    private void start(String name, String... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    /** Characters XML cannot hold become the replacement character. */
    private void escape(String text) {
        text.codePoints().forEach(c -> {
            boolean isLegal = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("&#10;");
                case '\r' -> out.append("&#13;");
                case '\t' -> out.append("&#9;");
                default -> out.appendCodePoint(isLegal ? c : 0xFFFD);
            }
        });
    }
}
