package io.kontor.promo.rest.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page to be printed: XHTML that needs nothing else, with a QR code that leads to the record. */
final class PaperPage {
    /** Media type of a page. */
    static final String MEDIA_TYPE = "application/xhtml+xml";

    private static final String STYLE =
            "body{font-family:sans-serif;margin:0}table{border-collapse:collapse;width:100%}"
                    + "th,td{border:1px solid #000;padding:.25em;text-align:left;vertical-align:top}"
                    + "td.number,th.number{text-align:right}dl{margin:.5em 0}dt{float:left;clear:left;min-width:7em}"
                    + "dd{margin:0 0 .2em 7.5em}.qr{float:right;width:28mm;height:28mm}"
                    + ".sign{margin-top:2em;page-break-inside:avoid}.sign p{border-bottom:1px solid #000;padding-top:2.5em}"
                    + "thead{display:table-header-group}tr{page-break-inside:avoid}";

    /** What XML cannot hold. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final StringBuilder body = new StringBuilder();
    private final String title;

    /** Starts with a title, a number and the way to the record. */
    PaperPage(String title, String number, URI record) {
        this.title = title + " " + number;
        body.append(QrCode.svg(record.toString()));
        element("h1", title);
        element("p", number);
    }

    /** What it is printed on. */
    enum Format {
        /** A sheet. */
        A4("@page{size:A4;margin:15mm}body{font-size:10pt}"),
        /** A roll 80 mm wide. */
        ROLL("@page{size:80mm 297mm;margin:3mm}body{font-size:8pt;width:74mm}h1{font-size:11pt}");

        private final String css;

        Format(String css) {
            this.css = css;
        }
    }

    /** A column: its heading, and whether it holds numbers. */
    record Column(String heading, boolean number) {}

    /** Adds a fact, if there is one. */
    PaperPage fact(String label, @Nullable Object value) {
        if (value != null) {
            body.append("<dl>");
            element("dt", label);
            element("dd", value.toString());
            body.append("</dl>");
        }
        return this;
    }

    /** Adds a table. */
    PaperPage table(List<Column> columns, List<List<String>> rows) {
        body.append("<table><thead>");
        row(columns, columns.stream().map(Column::heading).toList(), "th");
        body.append("</thead><tbody>");
        rows.forEach(row -> row(columns, row, "td"));
        body.append("</tbody></table>");
        return this;
    }

    private void row(List<Column> columns, List<String> cells, String tag) {
        body.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            body.append('<').append(tag).append(columns.get(i).number() ? " class=\"number\">" : ">");
            body.append(escape(cells.get(i))).append("</").append(tag).append('>');
        }
        body.append("</tr>");
    }

    /** Adds a line to sign on. */
    PaperPage signature(String label) {
        body.append("<div class=\"sign\">");
        element("span", label);
        body.append("<p></p></div>");
        return this;
    }

    private void element(String tag, String text) {
        body.append('<').append(tag).append('>').append(escape(text));
        body.append("</").append(tag).append('>');
    }

    /** {@return the octets of the page} */
    byte[] print(Format format, Locale locale) {
        String page = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                + "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + locale.toLanguageTag() + "\"><head><title>"
                + escape(title) + "</title><style>" + STYLE + format.css + "</style></head><body>" + body
                + "</body></html>\n";
        return page.getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return ILLEGAL.matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
