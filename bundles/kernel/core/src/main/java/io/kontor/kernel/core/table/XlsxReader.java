package io.kontor.kernel.core.table;

import io.kontor.kernel.api.error.KontorException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first sheet of a workbook. Numbers come without exponent, days as {@code 2026-05-31}, formulas as the
 * result last computed. What the sheet says of its own size does not count.
 */
final class XlsxReader implements TableReader {
    private static final long SHEET = 300_000_000;
    private static final long LAST_DAY = 2_958_465;
    private static final int SECONDS_A_DAY = 86_400;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final XlsxBook book;
    private final XlsxPackage parts;
    private final XMLStreamReader xml;
    private int row;

    XlsxReader(TableSource source) {
        XlsxPackage opened = null;
        try {
            opened = new XlsxPackage(source);
            parts = opened;
            book = new XlsxBook(parts);
            InputStream sheet = parts.part(book.sheet(), SHEET);
            if (sheet == null) {
                throw SafeXml.unreadable("no sheet");
            }
            xml = SafeXml.reader(sheet);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            throw refusal(e);
        }
    }

    private static KontorException refusal(Exception e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof KontorException k) {
                return k;
            }
        }
        return SafeXml.unreadable(e instanceof XMLStreamException ? "XML" : "ZIP");
    }

    @Override
    public @Nullable TableLine next() {
        try {
            while (xml.hasNext()) {
                if (SafeXml.next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    String number = xml.getAttributeValue(null, "r");
                    row = number == null ? row + 1 : XlsxBook.number(number, Integer.MAX_VALUE);
                    List<String> cells = cells();
                    if (!cells.isEmpty()) {
                        return new TableLine(row, cells);
                    }
                }
            }
            return null;
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(e);
        }
    }

    /** {@return the cells up to the last one that is not empty} */
    private List<String> cells() throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        int column = -1;
        while (true) {
            int event = SafeXml.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return cells;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String place = xml.getAttributeValue(null, "r");
                column = place == null ? column + 1 : column(place);
                String text = cell().strip();
                if (!text.isEmpty()) {
                    Limits.column(column + 1);
                    while (cells.size() <= column) {
                        cells.add("");
                    }
                    cells.set(column, text);
                }
            }
        }
    }

    /** {@return the column of a place such as {@code AB12}, from 0} */
    private static int column(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && i < 4 && Character.isLetter(place.charAt(i)); i++) {
            int letter = Character.toUpperCase(place.charAt(i)) - 'A';
            if (letter < 0 || letter > 25) {
                throw SafeXml.unreadable("place");
            }
            column = column * 26 + letter + 1;
        }
        if (column == 0) {
            throw SafeXml.unreadable("place");
        }
        return column - 1;
    }

    private String cell() throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        int style = XlsxBook.number(xml.getAttributeValue(null, "s"), 0xFFFFF);
        String value = "";
        while (true) {
            int event = SafeXml.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                return value;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("is")) {
                    value = XlsxBook.richText(xml, "is");
                } else if (xml.getLocalName().equals("v")) {
                    value = value(type, style, plainText());
                }
            }
        }
    }

    private String plainText() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (SafeXml.next(xml) != XMLStreamConstants.END_ELEMENT) {
            if (xml.hasText()) {
                Limits.cell(text.length() + xml.getTextLength());
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private String value(@Nullable String type, int style, String text) {
        return switch (type == null ? "n" : type) {
            case "s" -> book.text(XlsxBook.number(text.strip(), Integer.MAX_VALUE));
            case "str" -> XlsxText.decoded(text);
            case "b" -> "1".equals(text.strip()) ? "true" : "false";
            case "n" -> number(text.strip(), book.isDate(style));
            default -> text;
        };
    }

    private String number(String text, boolean date) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            double number = Double.parseDouble(text);
            if (date && number >= 0 && number < LAST_DAY + 1) {
                return moment(number);
            }
            // digits beyond a double's are noise of the program that wrote the file
            return Double.isFinite(number)
                    ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                    : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private String moment(double serial) {
        long seconds = Math.round(serial * SECONDS_A_DAY);
        // day 60 of the old calendar is a 29 February that never was
        LocalDate start = book.from1904()
                ? LocalDate.of(1904, 1, 1)
                : serial < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
        LocalDateTime moment = start.atStartOfDay().plus(seconds, ChronoUnit.SECONDS);
        return seconds % SECONDS_A_DAY == 0 ? moment.toLocalDate().toString() : MOMENT.format(moment);
    }

    @Override
    public void close() {
        parts.close();
    }
}
