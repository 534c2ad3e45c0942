package io.kontor.kernel.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.error.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    /** Codes of the kernel's API, whose texts the core has. */
    private static final Set<String> OF_THE_CORE = Set.of(
            "problem.IF_MATCH_REQUIRED",
            "problem.INVALID_INPUT",
            "problem.NOT_AUTHENTICATED",
            "problem.NOT_FOUND",
            "problem.VERSION_STALE",
            "violation.IF_MATCH_REQUIRED",
            "violation.ILLEGAL_CHARACTER",
            "violation.INVALID_INPUT",
            "violation.OUT_OF_RANGE",
            "violation.REQUIRED",
            "violation.VERSION_STALE");

    private static final Pattern THROWN = Pattern.compile("ProblemKind\\.[A-Z_]+,\\s*\"([A-Z_]+)\"(,\\s*[A-Za-z_\"])?");

    private static Set<String> keys(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = KernelRestTexts.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        assertThat(texts.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
        return texts.stringPropertyNames();
    }

    @Test
    void haveTheSameKeysInBothLanguages() throws IOException {
        assertThat(keys("texts_zh.properties")).isEqualTo(keys("texts.properties"));
    }

    @Test
    void nameTheSamePlaceholdersInBothLanguages() throws IOException {
        KernelRestTexts texts = new KernelRestTexts();
        for (String key : keys("texts.properties")) {
            assertThat(placeholders(texts, key, Locale.CHINESE))
                    .as(key)
                    .isEqualTo(placeholders(texts, key, Locale.ENGLISH));
        }
    }

    @Test
    void nameEveryKind() throws IOException {
        assertThat(keys("texts.properties"))
                .containsAll(
                        Stream.of(ProblemKind.values()).map(k -> "kind." + k).toList());
    }

    @Test
    void nameEveryCodeThrown() throws IOException {
        Set<String> needed = new TreeSet<>();
        for (String folder : new String[] {"src/main/java", "../http/src/main/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    // a file of the resources has its own texts
                    if (!file.toString().contains("resource")) {
                        Matcher thrown = THROWN.matcher(Files.readString(file));
                        while (thrown.find()) {
                            needed.add("problem." + thrown.group(1));
                            if (thrown.group(2) != null) {
                                needed.add("violation." + thrown.group(1));
                            }
                        }
                    }
                }
            }
        }
        assertThat(needed).contains("problem.JSON_SYNTAX", "violation.CSRF_TOKEN");
        needed.removeAll(OF_THE_CORE);
        assertThat(keys("texts.properties")).containsAll(needed);
    }

    private static Set<String> placeholders(KernelRestTexts texts, String key, Locale locale) {
        return Pattern.compile("\\{\\w+}")
                .matcher(texts.pattern(key, locale).orElseThrow())
                .results()
                .map(r -> r.group())
                .collect(Collectors.toSet());
    }
}
