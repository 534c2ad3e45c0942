package io.kontor.customer.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CustomerRestTextsTest {
    @Test
    void hasTheSameKeysInBothLanguages() throws IOException {
        assertThat(keys("texts_zh.properties")).isNotEmpty().isEqualTo(keys("texts.properties"));
    }

    @Test
    void findsThemByLanguage() {
        CustomerRestTexts texts = new CustomerRestTexts();

        assertThat(texts.pattern("problem.ONE_COMMAND_ONLY", Locale.ENGLISH))
                .hasValueSatisfying(t -> assertThat(t).startsWith("An item of a batch"));
        assertThat(texts.pattern("problem.ONE_COMMAND_ONLY", Locale.SIMPLIFIED_CHINESE))
                .hasValueSatisfying(t -> assertThat(t).startsWith("批处理"));
    }

    private static Set<Object> keys(String name) throws IOException {
        try (InputStream in = CustomerRestTexts.class.getResourceAsStream(name)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts.keySet();
        }
    }
}
