package io.kontor.customer.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static void refused(byte[] file, ProblemKind kind, String code, String line) {
        assertThatThrownBy(() -> CsvTable.of(CsvText.read(new ByteArrayInputStream(file))))
                .isInstanceOfSatisfying(KontorException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.args().get("line")).isEqualTo(line);
                });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsWithAndWithoutByteOrderMark() {
        String text = "code,name\nA,甲\n";
        CsvTable plain = CsvTable.of(CsvText.read(new ByteArrayInputStream(bytes(text))));
        CsvTable marked = CsvTable.of(CsvText.read(new ByteArrayInputStream(bytes("\uFEFF" + text))));
        assertThat(marked).isEqualTo(plain);
        assertThat(plain.header()).containsExactly("code", "name");
        assertThat(plain.rows()).containsExactly(new CsvTable.Line(2, List.of("A", "甲")));
    }

    @Test
    void refusesOtherEncodingsWithTheLine() {
        byte[] gbk = "code,name\nA,x\nB,\u7532\n".getBytes(java.nio.charset.Charset.forName("GBK"));
        refused(gbk, ProblemKind.MALFORMED, "CSV_ENCODING", "3");
        refused(bytes("code\nA\n\0\n"), ProblemKind.MALFORMED, "CSV_ENCODING", "3");
        refused("code\nA\n".getBytes(StandardCharsets.UTF_16LE), ProblemKind.MALFORMED, "CSV_ENCODING", "1");
        refused("code\nA\n".getBytes(StandardCharsets.UTF_16), ProblemKind.MALFORMED, "CSV_ENCODING", "1");
        refused(new byte[] {'a', '\n', (byte) 0xE7}, ProblemKind.MALFORMED, "CSV_ENCODING", "2");
    }

    @Test
    void findsTheDelimiterInTheHeader() {
        assertThat(CsvTable.delimiter("a,b;c,d\n")).isEqualTo(',');
        assertThat(CsvTable.delimiter("a;b;c\n1,2,3,4")).isEqualTo(';');
        assertThat(CsvTable.delimiter("a\tb\n")).isEqualTo('\t');
        assertThat(CsvTable.delimiter("\"a;b;c\",d\r\n")).isEqualTo(',');
        assertThat(CsvTable.delimiter("a")).isEqualTo(',');
    }

    @Test
    void countsLinesOfTheFileThroughQuotedBreaksAndEmptyLines() {
        CsvTable table = CsvTable.of("a,b\r\n\r\n\"x\r\ny\",1\r\n2,\"say \"\"hi\"\"\"\r\n3,4");
        assertThat(table.rows())
                .containsExactly(
                        new CsvTable.Line(3, List.of("x\r\ny", "1")),
                        new CsvTable.Line(5, List.of("2", "say \"hi\"")),
                        new CsvTable.Line(6, List.of("3", "4")));
    }

    @Test
    void refusesBrokenQuotesWithTheLine() {
        refused(bytes("a,b\n1,\"open\n2,3\n"), ProblemKind.MALFORMED, "CSV_SYNTAX", "3");
        refused(bytes("a,b\n1,2\n\"x\"y,3\n"), ProblemKind.MALFORMED, "CSV_SYNTAX", "3");
        refused(bytes(""), ProblemKind.MALFORMED, "CSV_SYNTAX", "1");
    }

    @Test
    void refusesWhatIsTooLarge() {
        refused(bytes("a\n" + "1\n".repeat(20_001)), ProblemKind.TOO_LARGE, "IMPORT_TOO_LARGE", null);
        refused(bytes("a\n" + "x".repeat(10_001) + "\n"), ProblemKind.TOO_LARGE, "IMPORT_TOO_LARGE", null);
        refused(bytes("a,".repeat(300)), ProblemKind.TOO_LARGE, "IMPORT_TOO_LARGE", null);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThatThrownBy(() -> CsvText.read(endless)).hasMessageContaining("IMPORT_TOO_LARGE");
        assertThat(CsvTable.of("a\n" + "1\n".repeat(20_000)).rows()).hasSize(20_000);
    }

    @Property
    void neverFailsOtherwiseThanByRefusal(@ForAll @Size(max = 200) byte[] file) {
        try {
            CsvTable.of(CsvText.read(new ByteArrayInputStream(file)));
        } catch (KontorException e) {
            assertThat(e.code()).isIn("CSV_ENCODING", "CSV_SYNTAX", "IMPORT_TOO_LARGE");
        }
    }

    @Property
    void neverFailsOtherwiseThanByRefusalOnTextsOfCsvSigns(
            @ForAll @net.jqwik.api.constraints.Chars({'"', ',', ';', '\n', '\r', 'a', ' '}) String text) {
        try {
            CsvTable table = CsvTable.of(text);
            assertThat(table.rows()).isSortedAccordingTo(java.util.Comparator.comparingInt(CsvTable.Line::number));
            assertThat(table.rows()).allMatch(l -> l.number() >= 1);
        } catch (KontorException e) {
            assertThat(e.code()).isEqualTo("CSV_SYNTAX");
        }
    }
}
