package io.kontor.kernel.api.text;

import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Texts of one module. Register it as a service; the kernel asks all of them. */
@ConsumerType
public interface TextCatalog {
    /**
     * {@return the pattern with {@code {name}} placeholders, or empty when this catalog has no such key}
     *
     * @param key key such as {@code problem.CUSTOMER_CODE_TAKEN}
     * @param locale language wanted
     */
    Optional<String> pattern(String key, Locale locale);
}
