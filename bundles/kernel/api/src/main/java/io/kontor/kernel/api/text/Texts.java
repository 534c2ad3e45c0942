package io.kontor.kernel.api.text;

import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Looks texts up over all catalogs. */
@ProviderType
public interface Texts {
    /**
     * {@return the text with its arguments filled in, or the key itself when no catalog has it}
     *
     * @param key key such as {@code violation.TOO_LONG}
     * @param locale language wanted
     * @param args values for the {@code {name}} placeholders
     */
    String text(String key, Locale locale, Map<String, String> args);
}
