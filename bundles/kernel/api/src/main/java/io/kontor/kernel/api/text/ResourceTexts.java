package io.kontor.kernel.api.text;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A catalog over {@code <baseName>.properties} (English) and {@code <baseName>_zh.properties}, UTF-8, of one bundle.
 */
@ProviderType
public class ResourceTexts implements TextCatalog {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle english;
    private final ResourceBundle chinese;

    /**
     * Reads both languages.
     *
     * @param owner a class of the bundle that holds the files
     * @param baseName resource name with dots, for example {@code io.kontor.customer.core.internal.texts}
     * @throws MissingResourceException when a file is missing
     */
    protected ResourceTexts(Class<?> owner, String baseName) {
        ClassLoader loader = owner.getClassLoader();
        english = ResourceBundle.getBundle(baseName, Locale.ROOT, loader, NO_FALLBACK);
        chinese = ResourceBundle.getBundle(baseName, Locale.CHINESE, loader, NO_FALLBACK);
    }

    @Override
    public Optional<String> pattern(String key, Locale locale) {
        ResourceBundle bundle = "zh".equals(locale.getLanguage()) ? chinese : english;
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
