package io.kontor.kernel.api.query;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the one filter grammar:
 *
 * <pre>
 * filter    = and { "or" and }
 * and       = unary { "and" unary }
 * unary     = "not" unary | "(" filter ")" | condition
 * condition = field ( "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "like" | "descendantOf" ) value
 *           | field "in" "(" value { "," value } ")"
 *           | field "isNull"
 * value     = 'text with '' for a quote' | bare word (letters, digits, . _ : + -)
 * </pre>
 *
 * Limits: 2,000 characters, 50 conditions, 200 values of one {@code in}, 20 levels.
 */
public final class FilterParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?<punct>[(),])|'(?<text>(?:[^']|'')*+)'" + "|(?<word>[\\p{L}\\p{N}_.:+-]+))");
    private static final Map<String, Operator> BINARY = Map.of(
            "eq", Operator.EQ,
            "ne", Operator.NE,
            "lt", Operator.LT,
            "le", Operator.LE,
            "gt", Operator.GT,
            "ge", Operator.GE,
            "like", Operator.LIKE,
            "descendantof", Operator.DESCENDANT_OF);
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_CONDITIONS = 50;
    private static final int MAX_VALUES = 200;
    private static final int MAX_DEPTH = 20;

    private enum Type {
        PUNCTUATION,
        TEXT,
        WORD,
        END
    }

    private record Token(Type type, String text, int at) {}

    private final List<Token> tokens;
    private int next;
    private int conditions;

    private FilterParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * {@return the filter}
     *
     * @param text the filter as written
     * @throws KontorException MALFORMED {@code FILTER_SYNTAX} with argument {@code position} (from 1), or TOO_LARGE
     *     {@code FILTER_TOO_LARGE}
     */
    public static Filter parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw tooLarge();
        }
        requireStorable(text);
        FilterParser parser = new FilterParser(tokens(text));
        Filter filter = parser.or(0);
        if (parser.peek().type() != Type.END) {
            throw syntax(parser.peek().at());
        }
        return filter;
    }

    /** PostgreSQL compares neither NUL nor lone surrogates. */
    private static void requireStorable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw syntax(i);
            }
        }
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        int end = text.stripTrailing().length();
        while (at < end) {
            if (!matcher.region(at, end).lookingAt()) {
                throw syntax(at);
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Type.END, "", end));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        String punctuation = matcher.group("punct");
        if (punctuation != null) {
            return new Token(Type.PUNCTUATION, punctuation, matcher.start("punct"));
        }
        String quoted = matcher.group("text");
        return quoted == null
                ? new Token(Type.WORD, matcher.group("word"), matcher.start("word"))
                : new Token(Type.TEXT, quoted.replace("''", "'"), matcher.start("text") - 1);
    }

    private Filter or(int depth) {
        List<Filter> parts = new ArrayList<>(List.of(and(depth)));
        while (takeWord("or")) {
            parts.add(and(depth));
        }
        return parts.size() == 1 ? parts.get(0) : new Filter.Or(parts);
    }

    private Filter and(int depth) {
        List<Filter> parts = new ArrayList<>(List.of(unary(depth)));
        while (takeWord("and")) {
            parts.add(unary(depth));
        }
        return parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
    }

    private Filter unary(int depth) {
        if (depth > MAX_DEPTH) {
            throw tooLarge();
        }
        if (takeWord("not")) {
            return new Filter.Not(unary(depth + 1));
        }
        if (takePunctuation("(")) {
            Filter inner = or(depth + 1);
            expect(")");
            return inner;
        }
        return condition();
    }

    private Filter condition() {
        if (++conditions > MAX_CONDITIONS) {
            throw tooLarge();
        }
        Token field = take(Type.WORD);
        Token operator = take(Type.WORD);
        String name = operator.text().toLowerCase(Locale.ROOT);
        if ("isnull".equals(name)) {
            return new Filter.Condition(field.text(), Operator.IS_NULL, List.of());
        }
        if ("in".equals(name)) {
            return new Filter.Condition(field.text(), Operator.IN, values());
        }
        Operator binary = BINARY.get(name);
        if (binary == null) {
            throw syntax(operator.at());
        }
        return new Filter.Condition(field.text(), binary, List.of(value()));
    }

    private List<String> values() {
        expect("(");
        List<String> values = new ArrayList<>(List.of(value()));
        while (takePunctuation(",")) {
            values.add(value());
            if (values.size() > MAX_VALUES) {
                throw tooLarge();
            }
        }
        expect(")");
        return values;
    }

    private String value() {
        Token token = peek();
        if (token.type() != Type.TEXT && token.type() != Type.WORD) {
            throw syntax(token.at());
        }
        next++;
        return token.text();
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take(Type type) {
        Token token = peek();
        if (token.type() != type) {
            throw syntax(token.at());
        }
        next++;
        return token;
    }

    private boolean takeWord(String word) {
        return takeIf(Type.WORD, word);
    }

    private boolean takePunctuation(String sign) {
        return takeIf(Type.PUNCTUATION, sign);
    }

    private boolean takeIf(Type type, String text) {
        boolean found = peek().type() == type && peek().text().equalsIgnoreCase(text);
        if (found) {
            next++;
        }
        return found;
    }

    private void expect(String sign) {
        if (!takePunctuation(sign)) {
            throw syntax(peek().at());
        }
    }

    private static KontorException syntax(int at) {
        return KontorException.of(ProblemKind.MALFORMED, "FILTER_SYNTAX", "filter")
                .with("position", at + 1);
    }

    private static KontorException tooLarge() {
        return KontorException.of(ProblemKind.TOO_LARGE, "FILTER_TOO_LARGE", "filter");
    }
}
