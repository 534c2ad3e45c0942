package io.kontor.kernel.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.exchange.TableFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxReaderTest {
    private static final Duration FAST = Duration.ofSeconds(20);

    private static List<List<String>> read(byte[] file) {
        return Tables.cells(TableFormat.XLSX, file);
    }

    private static List<List<String>> sheet(String data, String... more) {
        return read(Tables.workbook("<worksheet><sheetData>" + data + "</sheetData></worksheet>", more));
    }

    private static void refuses(byte[] file, String code) {
        Assertions.assertTimeoutPreemptively(FAST, () -> assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.code()).isEqualTo(code)));
    }

    @Test
    void readsWhatAnotherProgramWrote() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("客户");
            sheet.value(0, 0, "客户编码");
            sheet.value(0, 1, "Founded");
            sheet.value(0, 2, "Sales");
            sheet.value(0, 3, "Seen");
            sheet.value(1, 0, "K-1");
            sheet.value(1, 1, LocalDate.of(1999, 12, 31));
            sheet.style(1, 1).format("yyyy-MM-dd").set();
            sheet.value(1, 2, 1234.5);
            sheet.value(1, 3, LocalDateTime.of(2026, 5, 31, 13, 45));
            sheet.style(1, 3).format("yyyy-MM-dd H:mm:ss").set();
            sheet.value(4, 0, "K-2");
            sheet.value(4, 2, 13800138000L);
            sheet.value(4, 3, true);
        }
        assertThat(Tables.lines(TableFormat.XLSX, out.toByteArray()))
                .containsExactly(
                        new TableLine(1, List.of("客户编码", "Founded", "Sales", "Seen")),
                        new TableLine(2, List.of("K-1", "1999-12-31", "1234.5", "2026-05-31T13:45:00")),
                        new TableLine(5, List.of("K-2", "", "13800138000", "true")));
    }

    @Test
    void readsSharedRichTextsWithoutReadingsAndResultsOfFormulas() {
        String texts = "<sst><si><r><t>客</t></r><r><t>户</t></r><rPh><t>ke hu</t></rPh></si><si><t>b</t></si></sst>";
        assertThat(sheet(
                        "<row><c t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c>"
                                + "<c r=\"D1\" t=\"str\"><f>A1&amp;B1</f><v>x</v></c><c r=\"E1\"><v>1E2</v></c></row>",
                        "xl/sharedStrings.xml",
                        texts))
                .containsExactly(List.of("客户", "", "b", "x", "100"));
    }

    @Test
    void tellsDatesFromOtherNumbersByTheirFormat() {
        assertThat(XlsxBook.isDateFormat("yyyy\\-mm\\-dd")).isTrue();
        assertThat(XlsxBook.isDateFormat("[$-804]yyyy\"年\"m\"月\"d\"日\"")).isTrue();
        assertThat(XlsxBook.isDateFormat("#,##0.00\" days\"")).isFalse();
        assertThat(XlsxBook.isDateFormat("[Red]0.00;yyyy")).isFalse();
        assertThat(XlsxBook.isDateFormat("General")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>",
                "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\"><worksheet/>",
                "<worksheet><sheetData><row><c r=\"1\"><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"-1\"/></sheetData></worksheet>",
                "<worksheet><sheetData><row>",
                "",
            })
    void refusesSheetsThatAreBroken(String sheet) {
        refuses(Tables.workbook(sheet), "TABLE_UNREADABLE");
    }

    @Test
    void refusesADocumentTypeInEveryPart() {
        String evil = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
        refuses(
                Tables.workbook("<worksheet/>", "xl/sharedStrings.xml", evil + "<sst><si><t>&b;</t></si></sst>"),
                "TABLE_UNREADABLE");
        refuses(Tables.workbook("<worksheet/>", "xl/styles.xml", evil + "<styleSheet/>"), "TABLE_UNREADABLE");
    }

    @Test
    void refusesWhatIsNoWorkbook() {
        refuses(new byte[0], "TABLE_UNREADABLE");
        refuses("a,b\n1,2".getBytes(java.nio.charset.StandardCharsets.UTF_8), "TABLE_UNREADABLE");
        refuses(Tables.zip("readme.txt", "no workbook"), "TABLE_UNREADABLE");
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        refuses(noise, "TABLE_UNREADABLE");
        byte[] torn = Tables.workbook("<worksheet><sheetData/></worksheet>");
        refuses(java.util.Arrays.copyOf(torn, torn.length / 2), "TABLE_UNREADABLE");
    }

    @Test
    void refusesBombsFastWhereverTheyAre() {
        String zeros = "0".repeat(60_000_000);
        refuses(Tables.zip("docProps/bomb.bin", zeros), "TABLE_UNREADABLE");
        refuses(
                Tables.workbook("<worksheet/>", "xl/sharedStrings.xml", "<sst><si><t>" + zeros + "</t></si></sst>"),
                "TABLE_TOO_LARGE");
        refuses(
                Tables.workbook("<worksheet><sheetData><row><c r=\"" + zeros + "\"/></row></sheetData></worksheet>"),
                "TABLE_TOO_LARGE");
        refuses(Tables.workbook("<worksheet>" + "<row/>".repeat(8_000_000) + "</worksheet>"), "TABLE_TOO_LARGE");
    }

    @Test
    void refusesAbsurdPlacesTextsAndCounts() {
        String cell = "<row><c r=\"%s1\"><v>1</v></c></row>";
        refuses(Tables.workbook("<worksheet>" + String.format(cell, "XFD") + "</worksheet>"), "TABLE_TOO_LARGE");
        refuses(Tables.workbook("<worksheet>" + String.format(cell, "ZZZZZZZZZ") + "</worksheet>"), "TABLE_TOO_LARGE");
        refuses(
                Tables.workbook("<worksheet><row><c t=\"inlineStr\"><is><t>" + "x".repeat(Limits.CELL + 1)
                        + "</t></is></c></row></worksheet>"),
                "TABLE_TOO_LARGE");
        assertThat(sheet("<row r=\"2000000000\"><c r=\"XFD1\"/><c r=\"A1\"><v>1</v></c></row>"))
                .containsExactly(List.of("1"));
    }

    @Test
    void whatASheetSaysOfItsSizeDoesNotCount() {
        byte[] file = Tables.workbook("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row><c><v>5</v></c>"
                + "</row></sheetData></worksheet>");
        assertThat(read(file)).containsExactly(List.of("5"));
    }
}
