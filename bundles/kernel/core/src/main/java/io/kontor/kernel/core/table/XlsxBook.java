package io.kontor.kernel.core.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What a workbook says beside its sheets: where the first one is, its shared texts, which styles are dates. */
final class XlsxBook {
    private static final long SMALL_PART = 5_000_000;
    private static final long TEXTS_PART = 120_000_000;
    private static final int TEXTS = 1_000_000;
    private static final int TEXTS_LENGTH = 16_000_000;
    private static final Pattern NOT_DATE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");

    private final List<String> texts = new ArrayList<>();
    private final BitSet dateStyles = new BitSet();
    private final Map<String, String> targets = new HashMap<>();
    private @Nullable String firstSheet;
    private boolean from1904;
    private int textsLength;

    /** Reads all but the sheets. */
    XlsxBook(XlsxPackage parts) throws IOException, XMLStreamException {
        part(parts, "xl/workbook.xml", SMALL_PART, this::workbook);
        part(parts, "xl/_rels/workbook.xml.rels", SMALL_PART, this::relations);
        part(parts, "xl/styles.xml", SMALL_PART, this::styles);
        part(parts, "xl/sharedStrings.xml", TEXTS_PART, this::texts);
    }

    /** Reads one part. */
    private interface Reading {
        void of(XMLStreamReader xml) throws XMLStreamException;
    }

    private static void part(XlsxPackage parts, String name, long most, Reading reading)
            throws IOException, XMLStreamException {
        try (InputStream in = parts.part(name, most)) {
            if (in != null) {
                reading.of(SafeXml.reader(in));
            }
        }
    }

    /** {@return the part that is the first sheet} */
    String sheet() {
        String target = firstSheet == null ? null : targets.get(firstSheet);
        if (target == null) {
            throw SafeXml.unreadable("no sheet");
        }
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    boolean isDate(int style) {
        return dateStyles.get(style);
    }

    boolean from1904() {
        return from1904;
    }

    String text(int index) {
        if (index < 0 || index >= texts.size()) {
            throw SafeXml.unreadable("shared text " + index);
        }
        return texts.get(index);
    }

    private void workbook(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (SafeXml.next(xml) == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("sheet") && firstSheet == null) {
                    firstSheet = attribute(xml, "id");
                } else if (xml.getLocalName().equals("workbookPr")) {
                    String flag = xml.getAttributeValue(null, "date1904");
                    from1904 = "1".equals(flag) || "true".equals(flag);
                }
            }
        }
    }

    /** The relation's attribute has another namespace in the strict variant of the format. */
    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals(name) && namespace != null && !namespace.isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private void relations(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (SafeXml.next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")) {
                String id = xml.getAttributeValue(null, "Id");
                String target = xml.getAttributeValue(null, "Target");
                if (id != null && target != null) {
                    targets.put(id, target);
                }
            }
        }
    }

    private void styles(XMLStreamReader xml) throws XMLStreamException {
        BitSet dates = builtInDates();
        boolean cells = false;
        int style = 0;
        while (xml.hasNext()) {
            int event = SafeXml.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                cells = false;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        String code = xml.getAttributeValue(null, "formatCode");
                        if (code != null && isDateFormat(code)) {
                            dates.set(number(xml.getAttributeValue(null, "numFmtId"), 0xFFFF));
                        }
                    }
                    case "cellXfs" -> cells = true;
                    case "xf" -> {
                        if (cells) {
                            dateStyles.set(style++, dates.get(number(xml.getAttributeValue(null, "numFmtId"), 0xFFFF)));
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    /** Formats 14 to 22 and 45 to 47 everywhere, 27 to 36 and 50 to 58 in East Asian editions. */
    private static BitSet builtInDates() {
        BitSet dates = new BitSet();
        dates.set(14, 23);
        dates.set(27, 37);
        dates.set(45, 48);
        dates.set(50, 59);
        return dates;
    }

    static boolean isDateFormat(String code) {
        String first = code.split(";", 2)[0];
        return NOT_DATE.matcher(first)
                .replaceAll("")
                .toLowerCase(java.util.Locale.ROOT)
                .matches(".*[ymdhs年月日].*");
    }

    static int number(@Nullable String text, int most) {
        try {
            int number = text == null ? 0 : Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw SafeXml.unreadable("number");
        }
        throw SafeXml.unreadable("number");
    }

    private void texts(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (SafeXml.next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                String text = richText(xml, "si");
                textsLength += text.length();
                if (texts.size() >= TEXTS || textsLength > TEXTS_LENGTH) {
                    throw Limits.tooLarge("shared texts");
                }
                texts.add(text);
            }
        }
    }

    /** {@return the text up to an element's end, without the readings of Japanese} */
    static String richText(XMLStreamReader xml, String end) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean in = false;
        int reading = 0;
        while (true) {
            int event = SafeXml.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                in = xml.getLocalName().equals("t");
                reading += xml.getLocalName().equals("rPh") ? 1 : 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                in = false;
                reading -= xml.getLocalName().equals("rPh") ? 1 : 0;
                if (xml.getLocalName().equals(end)) {
                    return XlsxText.decoded(text.toString());
                }
            } else if (in && reading == 0 && xml.hasText()) {
                Limits.cell(text.length() + xml.getTextLength());
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
    }
}
