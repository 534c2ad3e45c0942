package io.kontor.kernel.core.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as workbooks keep them: {@code _x000D_} stands for a character that XML does not have. */
final class XlsxText {
    private static final Pattern CODED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxText() {}

    static String decoded(String text) {
        return text.contains("_x")
                ? CODED.matcher(text)
                        .replaceAll(
                                m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))))
                : text;
    }

    /** Appends a text as XML. */
    static void append(StringBuilder xml, String text) {
        String coded = text.contains("_x") ? CODED.matcher(text).replaceAll("_x005F$0") : text;
        for (int i = 0; i < coded.length(); i++) {
            char c = coded.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n' -> xml.append(c);
                default -> {
                    if (c < ' ' || c == '\uFFFE' || c == '\uFFFF') {
                        xml.append(String.format("_x%04X_", (int) c));
                    } else {
                        xml.append(c);
                    }
                }
            }
        }
    }
}
