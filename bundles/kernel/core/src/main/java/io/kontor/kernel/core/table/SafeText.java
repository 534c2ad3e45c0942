package io.kontor.kernel.core.table;

/**
 * Keeps spreadsheets from taking a text for a formula: such a text gets an apostrophe in front, and so does one that
 * already looks as if it had one, so that reading takes back exactly what writing added.
 */
final class SafeText {
    private static final String DANGEROUS = "=+-@\t\r";

    private SafeText() {}

    static boolean isDangerous(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
    }

    static String guarded(String text) {
        return looksGuarded(text) || isDangerous(text) ? "'" + text : text;
    }

    static String plain(String text) {
        return looksGuarded(text) ? text.substring(1) : text;
    }

    /** Whether apostrophes stand before a dangerous character. */
    private static boolean looksGuarded(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at > 0 && isDangerous(text.substring(at));
    }
}
