package io.kontor.kernel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KernelTextsTest {
    private static final Pattern THROWN =
            Pattern.compile("KontorException\\.of\\(\\s*ProblemKind\\.\\w+,\\s*\"([A-Z_]+)\"(,)?");
    private static final Pattern ADDED = Pattern.compile("\\.add\\([^;()]*\"([A-Z]+_[A-Z_]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (InputStream in = KernelTexts.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() {
        Properties english = read("texts.properties");
        Properties chinese = read("texts_zh.properties");
        assertThat(english.stringPropertyNames()).isNotEmpty().isEqualTo(chinese.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void everyCodeThrownHasItsTexts() throws IOException {
        Properties english = read("texts.properties");
        Set<String> needed = new TreeSet<>();
        KernelTransactions.CONSTRAINTS.values().forEach(v -> {
            needed.add("problem." + v.code());
            needed.add("violation." + v.code());
        });
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                THROWN.matcher(source).results().forEach(m -> {
                    needed.add("problem." + m.group(1));
                    if (m.group(2) != null) {
                        needed.add("violation." + m.group(1));
                    }
                });
                ADDED.matcher(source).results().forEach(m -> needed.add("violation." + m.group(1)));
            }
        }
        assertThat(needed).contains("problem.LOGIN_FAILED", "violation.WEAK_PASSWORD", "violation.ILLEGAL_PERMISSION");
        assertThat(english.stringPropertyNames()).containsAll(needed);
    }

    @Test
    void readsThemAsUtf8() {
        assertThat(new KernelTexts().pattern("problem.NOT_FOUND", Locale.SIMPLIFIED_CHINESE))
                .contains("未找到。");
        assertThat(new KernelTexts().pattern("problem.NOT_FOUND", Locale.ENGLISH))
                .contains("Not found.");
    }
}
