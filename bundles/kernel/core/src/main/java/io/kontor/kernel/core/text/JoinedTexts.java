package io.kontor.kernel.core.text;

import io.kontor.kernel.api.text.TextCatalog;
import io.kontor.kernel.api.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Texts of whichever modules are there; English where a translation is missing. */
@Component
public final class JoinedTexts implements Texts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<TextCatalog> catalogs = List.of();

    /** Without catalogs; they come and go. */
    @Activate
    public JoinedTexts() {}

    JoinedTexts(List<TextCatalog> catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public String text(String key, Locale locale, Map<String, String> args) {
        List<TextCatalog> present = catalogs;
        return pattern(present, key, locale)
                .or(() -> pattern(present, key, Locale.ENGLISH))
                .map(pattern -> fill(pattern, args))
                .orElse(key);
    }

    private static Optional<String> pattern(List<TextCatalog> catalogs, String key, Locale locale) {
        return catalogs.stream().flatMap(c -> c.pattern(key, locale).stream()).findFirst();
    }

    /** In one pass, so that a value with braces stays what it is; an unknown placeholder stays too. */
    private static String fill(String pattern, Map<String, String> args) {
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(m -> Matcher.quoteReplacement(args.getOrDefault(m.group(1), m.group())));
    }
}
