package io.kontor.kernel.core.table;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV: strict UTF-8 with or without byte order mark; comma, semicolon or tab, whatever the header has most of.
 */
final class CsvReader implements TableReader {
    private static final int AHEAD = 1 << 16;
    private static final char MARK = '\uFEFF';
    private static final String DELIMITERS = ",;\t";

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvReader(TableSource source) {
        Reader text = new BufferedReader(
                new InputStreamReader(
                        source.open(),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                AHEAD);
        try {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(delimiter(text))
                    .setIgnoreEmptyLines(true)
                    .get();
            parser = CSVParser.parse(text, format);
            records = parser.iterator();
        } catch (CharacterCodingException e) {
            throw encoding(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the delimiter the header has most of, outside quotes} */
    private static char delimiter(Reader text) throws IOException {
        text.mark(AHEAD);
        int first = text.read();
        if (first == MARK) {
            text.mark(AHEAD);
            first = text.read();
        }
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        int c = first;
        for (int read = 1; c >= 0 && read < AHEAD - 1; read++) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && DELIMITERS.indexOf(c) >= 0) {
                counts[DELIMITERS.indexOf(c)]++;
            }
            c = text.read();
        }
        text.reset();
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return DELIMITERS.charAt(best);
    }

    @Override
    public @Nullable TableLine next() {
        try {
            return records.hasNext() ? line(records.next()) : null;
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? encoding(parser.getCurrentLineNumber() + 1)
                    : syntax();
        } catch (IllegalStateException | NoSuchElementException e) {
            throw syntax();
        }
    }

    private TableLine line(CSVRecord read) {
        Limits.column(read.size());
        List<String> cells = new ArrayList<>(read.size());
        int breaks = 0;
        for (String cell : read) {
            Limits.cell(cell.length());
            if (cell.indexOf('\0') >= 0) {
                throw encoding(parser.getCurrentLineNumber());
            }
            breaks += breaks(cell);
            cells.add(SafeText.plain(cell.strip()));
        }
        return new TableLine((int) parser.getCurrentLineNumber() - breaks, cells);
    }

    /** {@return how many line breaks a text has: CR LF, LF or CR} */
    private static int breaks(String text) {
        int breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean second = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
            if ((c == '\n' && !second) || c == '\r') {
                breaks++;
            }
        }
        return breaks;
    }

    private KontorException syntax() {
        return KontorException.of(ProblemKind.MALFORMED, "TABLE_SYNTAX").with("line", parser.getCurrentLineNumber());
    }

    private static KontorException encoding(long line) {
        return KontorException.of(ProblemKind.MALFORMED, "TABLE_ENCODING").with("line", line);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
