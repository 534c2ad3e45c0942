package io.kontor.kernel.core.table;

import io.kontor.kernel.api.exchange.TableFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Files in memory. */
public final class Tables {
    private Tables() {}

    /** {@return a file of these octets} */
    public static TableSource source(byte[] file) {
        return () -> new ByteArrayInputStream(file);
    }

    /** {@return a file of this text} */
    public static TableSource source(String text) {
        return source(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return all lines of a file} */
    public static List<TableLine> lines(TableFormat format, byte[] file) {
        List<TableLine> lines = new ArrayList<>();
        try (TableReader reader = TableReader.of(format, source(file))) {
            for (TableLine line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** {@return the cells of all lines of a file} */
    public static List<List<String>> cells(TableFormat format, byte[] file) {
        return lines(format, file).stream().map(TableLine::cells).toList();
    }

    /** {@return a file of these lines} */
    public static byte[] file(TableFormat format, List<? extends List<? extends @Nullable Object>> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TableWriter writer = TableWriter.of(format, out);
            for (List<? extends @Nullable Object> line : lines) {
                writer.line(line);
            }
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** {@return a ZIP of parts: name, content, name, content ...} */
    public static byte[] zip(String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(parts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** {@return a workbook whose first sheet has this content} */
    public static byte[] workbook(String sheet, String... more) {
        List<String> parts = new ArrayList<>(List.of(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/worksheets/sheet1.xml",
                sheet));
        parts.addAll(List.of(more));
        return zip(parts.toArray(String[]::new));
    }
}
