package io.kontor.customer.core.imports;

import io.kontor.customer.api.imports.CustomerImports;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a file as cells.
 *
 * @param header the first line
 * @param rows the other lines, empty ones left out; some may have more or fewer cells than the header
 */
record CsvTable(List<String> header, List<Line> rows) {
    private static final int MAX_CELL = 10_000;
    private static final int MAX_COLUMNS = 200;
    private static final String DELIMITERS = ",;\t";

    /**
     * A line.
     *
     * @param number of the file's line it begins on, 1 being the header
     * @param cells its cells without surrounding blanks
     */
    record Line(int number, List<String> cells) {}

    /**
     * {@return the lines of a text}
     *
     * @throws KontorException MALFORMED {@code CSV_SYNTAX} with argument {@code line}; TOO_LARGE
     *     {@code IMPORT_TOO_LARGE}
     */
    static CsvTable of(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvTable read(CSVParser parser) {
        List<Line> lines = new ArrayList<>();
        Iterator<CSVRecord> records = parser.iterator();
        while (hasNext(records, parser)) {
            lines.add(line(records.next(), parser.getCurrentLineNumber()));
            if (lines.size() > CustomerImports.MAX_ROWS + 1) {
                throw CsvText.tooLarge();
            }
        }
        if (lines.isEmpty()) {
            throw syntax(1);
        }
        return new CsvTable(lines.get(0).cells(), lines.subList(1, lines.size()));
    }

    private static boolean hasNext(Iterator<CSVRecord> records, CSVParser parser) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException | NoSuchElementException e) {
            throw syntax(parser.getCurrentLineNumber());
        }
    }

    private static Line line(CSVRecord read, long lastLine) {
        if (read.size() > MAX_COLUMNS) {
            throw CsvText.tooLarge();
        }
        List<String> cells = new ArrayList<>();
        int breaks = 0;
        for (String cell : read) {
            if (cell.length() > MAX_CELL) {
                throw CsvText.tooLarge();
            }
            breaks += CsvText.breaks(cell);
            cells.add(cell.strip());
        }
        return new Line((int) lastLine - breaks, cells);
    }

    private static KontorException syntax(long line) {
        return KontorException.of(ProblemKind.MALFORMED, "CSV_SYNTAX").with("line", line);
    }

    /** {@return the delimiter the header has most of, outside quotes} */
    static char delimiter(String text) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && DELIMITERS.indexOf(c) >= 0) {
                counts[DELIMITERS.indexOf(c)]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }
}
