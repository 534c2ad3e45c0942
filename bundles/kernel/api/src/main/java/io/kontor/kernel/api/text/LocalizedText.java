package io.kontor.kernel.api.text;

import io.kontor.kernel.api.error.Violations;
import java.util.Locale;

/**
 * One text in both languages.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record LocalizedText(String zh, String en) {
    /**
     * {@return the text for a language; English for every language but Chinese}
     *
     * @param locale language of the reader
     */
    public String in(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? zh : en;
    }

    /**
     * Checks both texts.
     *
     * @param field where the value stands
     * @param violations receives what is wrong
     */
    public void check(String field, Violations violations) {
        violations.required(field + ".zh", zh).text(field + ".zh", zh, 200);
        violations.required(field + ".en", en).text(field + ".en", en, 200);
    }
}
