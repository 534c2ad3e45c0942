package io.kontor.kernel.rest.internal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages of Kontor. */
public final class Languages {
    private Languages() {}

    /**
     * {@return the language a caller prefers}
     *
     * @param acceptLanguage the header, null when absent
     * @param fallback the language of callers that do not say
     */
    public static Locale of(@Nullable String acceptLanguage, Locale fallback) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return fallback;
        }
        for (Locale.LanguageRange range : ranges(acceptLanguage)) {
            String language = range.getRange();
            if (range.getWeight() == 0) {
                continue;
            }
            if (language.equals("zh") || language.startsWith("zh-")) {
                return Locale.SIMPLIFIED_CHINESE;
            }
            if (language.equals("en") || language.startsWith("en-")) {
                return Locale.ENGLISH;
            }
            if (language.equals("*")) {
                return fallback;
            }
        }
        return fallback;
    }

    private static List<Locale.LanguageRange> ranges(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
