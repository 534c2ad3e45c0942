package io.kontor.kernel.core.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a workbook of one sheet with typed cells. Texts stand in their cells, so that nothing has to be remembered; a
 * text is never a formula, and one that looks like one is marked as text for whoever edits it. Moments are in UTC.
 */
final class XlsxWriter implements TableWriter {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final int MOST_DIGITS = 15;
    private static final int SECONDS_A_DAY = 86_400;

    private static final int DAY = 1;
    private static final int MOMENT = 2;
    private static final int TEXT = 3;
    private static final String STYLES = "<styleSheet xmlns=\"" + MAIN + "\">"
            + "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
            + "<fonts count=\"1\"><font/></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border/></borders>"
            + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
            + "<cellXfs count=\"4\"><xf/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"165\" applyNumberFormat=\"1\"/><xf quotePrefix=\"1\"/></cellXfs></styleSheet>";

    private final ZipOutputStream zip;
    private final StringBuilder xml = new StringBuilder();
    private int row;

    XlsxWriter(OutputStream out) throws IOException {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE + "styles+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE
                        + "worksheet+xml\"/></Types>");
        part(
                "_rels/.rels",
                relations("<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        part(
                "xl/_rels/workbook.xml.rels",
                relations("<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + RELATIONS
                        + "/styles\" Target=\"styles.xml\"/>"));
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS
                        + "\"><sheets><sheet name=\"Kontor\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part("xl/styles.xml", STYLES);
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        xml.append(HEAD).append("<worksheet xmlns=\"").append(MAIN).append("\"><sheetData>");
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private void part(String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Override
    public void line(List<? extends @Nullable Object> values) throws IOException {
        xml.append("<row r=\"").append(++row).append("\">");
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                cell(place(i), value);
            }
        }
        xml.append("</row>");
        send();
    }

    private void send() throws IOException {
        zip.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        xml.setLength(0);
    }

    private String place(int column) {
        StringBuilder letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.append(row).toString();
    }

    private void cell(String place, Object value) {
        if (value instanceof BigDecimal number && number.precision() <= MOST_DIGITS) {
            number(place, 0, number.toPlainString());
        } else if (value instanceof Integer) {
            number(place, 0, value.toString());
        } else if (value instanceof LocalDate day && !day.isBefore(FIRST)) {
            number(place, DAY, String.valueOf(ChronoUnit.DAYS.between(EPOCH, day)));
        } else if (value instanceof Instant moment) {
            LocalDateTime time = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
            long seconds = ChronoUnit.SECONDS.between(EPOCH.atStartOfDay(), time);
            number(
                    place,
                    MOMENT,
                    BigDecimal.valueOf((double) seconds / SECONDS_A_DAY).toPlainString());
        } else if (value instanceof Boolean flag) {
            xml.append("<c r=\"")
                    .append(place)
                    .append("\" t=\"b\"><v>")
                    .append(flag ? 1 : 0)
                    .append("</v></c>");
        } else {
            text(place, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }

    private void number(String place, int style, String number) {
        xml.append("<c r=\"").append(place).append("\" s=\"").append(style);
        xml.append("\"><v>").append(number).append("</v></c>");
    }

    private void text(String place, String text) {
        if (text.isEmpty()) {
            return;
        }
        xml.append("<c r=\"").append(place).append("\" s=\"").append(SafeText.isDangerous(text) ? TEXT : 0);
        xml.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        XlsxText.append(xml, text);
        xml.append("</t></is></c>");
    }

    @Override
    public void finish() throws IOException {
        xml.append("</sheetData></worksheet>");
        send();
        zip.closeEntry();
        zip.finish();
    }
}
