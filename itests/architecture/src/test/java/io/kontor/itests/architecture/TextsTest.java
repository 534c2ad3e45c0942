package io.kontor.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages are complete, and every code that can be thrown has its text. */
class TextsTest {
    private static final Pattern PROBLEM = Pattern.compile(
            "(?:KontorException\\s*\\.\\s*of|new\\s+KontorException)\\s*\\(\\s*[\\w.()]+\\s*,\\s*\"([A-Z][A-Z0-9_]+)\"(\\s*,\\s*(?!Map\\b)\\S)?");
    private static final Pattern VIOLATION = Pattern.compile(
            "\\.add\\(\\s*(?:[^;,()]|\\([^;()]*\\))+,\\s*\"([A-Z][A-Z0-9_]+)\"|new Violation\\([^;,]+,\\s*\"([A-Z][A-Z0-9_]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private static final Map<String, Properties> ENGLISH = new TreeMap<>();
    private static final Map<String, Properties> CHINESE_TEXTS = new TreeMap<>();

    @BeforeAll
    static void readTexts() {
        Kontor.sources("/texts.properties").forEach(file -> ENGLISH.put(file.toString(), properties(file)));
        Kontor.sources("/texts_zh.properties")
                .forEach(file -> CHINESE_TEXTS.put(file.toString().replace("_zh", ""), properties(file)));
    }

    static Set<String> files() {
        if (ENGLISH.isEmpty()) {
            readTexts();
        }
        return ENGLISH.keySet();
    }

    @Test
    void everyModuleHasTexts() {
        assertThat(ENGLISH.keySet())
                .anyMatch(file -> file.contains("/bundles/kernel/"))
                .anyMatch(file -> file.contains("/bundles/customer/"));
        assertThat(CHINESE_TEXTS.keySet()).isEqualTo(ENGLISH.keySet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void bothLanguagesSayTheSame(String file) {
        Properties english = ENGLISH.get(file);
        Properties chinese = CHINESE_TEXTS.get(file);
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            String text = chinese.getProperty(key);
            assertThat(text).as(key).containsPattern(CHINESE);
            assertThat(english.getProperty(key)).as(key).isNotBlank().doesNotContainPattern(CHINESE);
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void everyProblemCodeHasAText() {
        Set<String> missing = new TreeSet<>();
        int found = 0;
        for (Path file : Kontor.sources(".java")) {
            Matcher matcher = PROBLEM.matcher(Kontor.read(file));
            while (matcher.find()) {
                found++;
                require("problem." + matcher.group(1), file, missing);
                if (matcher.group(2) != null) {
                    require("violation." + matcher.group(1), file, missing);
                }
            }
        }
        assertThat(found).as("the pattern finds codes").isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyViolationCodeHasAText() {
        Set<String> missing = new TreeSet<>();
        int found = 0;
        for (Path file : Kontor.sources(".java")) {
            Matcher matcher = VIOLATION.matcher(Kontor.read(file));
            while (matcher.find()) {
                found++;
                require("violation." + (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)), file, missing);
            }
        }
        require("violation.REQUIRED", Path.of("Violations"), missing);
        require("violation.OUT_OF_RANGE", Path.of("Violations"), missing);
        assertThat(found).as("the pattern finds codes").isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    /** What is wrong with one value may be said in the words of the problem. */
    private static void require(String key, Path file, Set<String> missing) {
        List<String> good = List.of(key, key.replace("violation.", "problem."));
        if (ENGLISH.values().stream().noneMatch(texts -> good.stream().anyMatch(texts::containsKey))) {
            missing.add(key + " (" + file.getFileName() + ")");
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Kontor.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
