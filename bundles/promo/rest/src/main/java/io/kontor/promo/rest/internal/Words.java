package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.text.Texts;
import java.util.Locale;
import java.util.Map;

/** The words on a paper, in one language. */
record Words(Texts texts, Locale locale) {
    /** {@return a word by the end of its key} */
    String of(String key) {
        return texts.text("print." + key, locale, Map.of());
    }
}
