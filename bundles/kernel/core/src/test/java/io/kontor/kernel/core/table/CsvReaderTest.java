package io.kontor.kernel.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.exchange.TableFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
    private static List<TableLine> lines(String text) {
        return Tables.lines(TableFormat.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesTheDelimiterTheHeaderHasMostOf() {
        assertThat(lines("a;b,c;d\n1;2;3").get(0).cells()).containsExactly("a", "b,c", "d");
        assertThat(lines("a\tb\n1\t2").get(1).cells()).containsExactly("1", "2");
        assertThat(lines("\"a;;;\",b\n1,2").get(0).cells()).containsExactly("a;;;", "b");
    }

    @Test
    void passesOverTheMarkAndEmptyLinesAndCountsLinesOfTheFile() {
        assertThat(lines("\uFEFFa,b\n\n\"x\ny\",2\r\n3,4"))
                .containsExactly(
                        new TableLine(1, List.of("a", "b")),
                        new TableLine(3, List.of("x\ny", "2")),
                        new TableLine(5, List.of("3", "4")));
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        byte[] file = "a,b\n1,2\n\u00e9,2".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Tables.lines(TableFormat.CSV, file))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.code()).isEqualTo("TABLE_ENCODING"));
    }

    @ParameterizedTest
    @CsvSource({"'a,\"b', TABLE_SYNTAX", "'a,\"b\"c\n', TABLE_SYNTAX", "'a\u0000,b', TABLE_ENCODING"})
    void refusesWhatIsNoCsv(String text, String code) {
        assertThatThrownBy(() -> lines(text)).isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void refusesTooManyColumnsAndTooLongCells() {
        assertThatThrownBy(() -> lines(",".repeat(Limits.COLUMNS))).hasMessageContaining("TABLE_TOO_LARGE");
        assertThat(lines(",".repeat(Limits.COLUMNS - 1))).hasSize(1);
        assertThatThrownBy(() -> lines("x".repeat(Limits.CELL + 1))).hasMessageContaining("TABLE_TOO_LARGE");
    }

    @Test
    void anEmptyFileHasNoLines() {
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n\n")).isEmpty();
    }
}
