package io.kontor.promo.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PromoTextsTest {
    /** Codes the kernel has texts for. */
    private static final Set<String> KERNELS = Set.of(
            "VERSION_STALE",
            "CURSOR_INVALID",
            "FILTER_FIELD",
            "FILTER_VALUE",
            "FILTER_OPERATOR",
            "ILLEGAL_CODE",
            "NOT_FOUND",
            "REQUIRED",
            "TOO_LONG",
            "OUT_OF_RANGE",
            "TOO_MANY",
            "TREE_TOO_DEEP",
            "UNKNOWN_REGION",
            "INVALID_INPUT",
            "ILLEGAL_CURRENCY",
            "HANDOVER_NOT_OPEN",
            "HANDOVER_NOT_MOVABLE",
            "ILLEGAL_CHARACTER");

    private static final Pattern THROWN =
            Pattern.compile("(?:ProblemKind\\.[A-Z_]+,\\s*|Violation\\(\"[^\"]+\",\\s*)\"([A-Z][A-Z_]+)\"");
    private static final Pattern VIOLATION =
            Pattern.compile("\\b(?:v|violations)\\.add\\([^;]*?,\\s*\"([A-Z][A-Z_]+)\"");

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "io.kontor.promo.core.internal.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    private static Set<String> found(Pattern pattern, String... roots) {
        Set<String> codes = new TreeSet<>();
        for (String root : roots) {
            for (Path file : files(Path.of(root))) {
                Matcher matcher = pattern.matcher(read(file));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        codes.removeAll(KERNELS);
        return codes;
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return new ArrayList<>(
                    all.filter(p -> p.toString().endsWith(".java")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hasTheSameTextsInBothLanguages() {
        assertThat(texts(Locale.CHINESE).keySet()).isEqualTo(texts(Locale.ROOT).keySet());
        assertThat(texts(Locale.CHINESE).getString("problem.PERIOD_CLOSED")).contains("期间");
        Pattern placeholder = Pattern.compile("\\{[a-z]+}");
        for (String key : texts(Locale.ROOT).keySet()) {
            assertThat(placeholder
                            .matcher(texts(Locale.CHINESE).getString(key))
                            .results()
                            .map(r -> r.group())
                            .sorted())
                    .as(key)
                    .isEqualTo(placeholder
                            .matcher(texts(Locale.ROOT).getString(key))
                            .results()
                            .map(r -> r.group())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void hasATextForEveryRefusal() {
        Set<String> thrown = found(THROWN, "src/main/java");

        assertThat(thrown).contains("STOCK_INSUFFICIENT", "LOT_EXPIRED", "ITEM_CODE_TAKEN");
        // the kernel's own code, with the kernel's text
        assertThat(thrown)
                .filteredOn(code -> !"CURSOR_INVALID".equals(code))
                .allSatisfy(code -> assertThat(texts(Locale.ROOT).keySet()).contains("problem." + code));
    }

    @Test
    void hasATextForEveryWrongValue() {
        Set<String> added = found(VIOLATION, "src/main/java", "../api/src/main/java");

        assertThat(added).contains("QUANTITY_NOT_WHOLE", "ILLEGAL_HASH", "ILLEGAL_DATE");
        assertThat(added)
                .allSatisfy(code -> assertThat(texts(Locale.ROOT).keySet()).contains("violation." + code));
    }
}
