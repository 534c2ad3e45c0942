package io.kontor.kernel.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.text.TextCatalog;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinedTextsTest {
    private static TextCatalog catalog(Map<String, String> english, Map<String, String> chinese) {
        return (key, locale) -> Optional.ofNullable(("zh".equals(locale.getLanguage()) ? chinese : english).get(key));
    }

    private final JoinedTexts texts = new JoinedTexts(List.of(
            catalog(Map.of("a", "one {x}", "b", "only English"), Map.of("a", "一 {x}")),
            catalog(Map.of("c", "{x} and {y} and {x}"), Map.of())));

    @Test
    void asksEveryCatalogInTheReadersLanguage() {
        assertThat(texts.text("a", Locale.ENGLISH, Map.of("x", "1"))).isEqualTo("one 1");
        assertThat(texts.text("a", Locale.SIMPLIFIED_CHINESE, Map.of("x", "1"))).isEqualTo("一 1");
        assertThat(texts.text("c", Locale.ENGLISH, Map.of("x", "1", "y", "2"))).isEqualTo("1 and 2 and 1");
    }

    @Test
    void fallsBackToEnglishAndThenToTheKey() {
        assertThat(texts.text("b", Locale.CHINESE, Map.of())).isEqualTo("only English");
        assertThat(texts.text("z", Locale.CHINESE, Map.of())).isEqualTo("z");
    }

    @Test
    void keepsWhatLooksLikeAPlaceholderInAValue() {
        assertThat(texts.text("c", Locale.ENGLISH, Map.of("x", "{y} $1 \\", "y", "2")))
                .isEqualTo("{y} $1 \\ and 2 and {y} $1 \\");
        assertThat(texts.text("a", Locale.ENGLISH, Map.of())).isEqualTo("one {x}");
    }
}
