package io.kontor.credit.scoring.exchange;

import java.util.ArrayList;
import java.util.List;

/** Cells of a CSV text (RFC 4180); a byte-order mark and an empty last line are skipped. */
final class CsvLines {
    private final String csv;
    private int at;

    CsvLines(String csv) {
        this.csv = csv;
        at = csv.startsWith("\uFEFF") ? 1 : 0;
    }

    List<List<String>> all() {
        List<List<String>> lines = new ArrayList<>();
        while (at < csv.length()) {
            lines.add(line(lines.size() + 1));
        }
        return lines;
    }

    private List<String> line(int number) {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell(number));
            if (at < csv.length() && csv.charAt(at) == ',') {
                at++;
            } else {
                if (csv.startsWith("\r\n", at)) {
                    at += 2;
                } else if (at < csv.length()) {
                    at++;
                }
                return cells;
            }
        }
    }

    private String cell(int number) {
        if (at >= csv.length() || csv.charAt(at) != '"') {
            int start = at;
            while (at < csv.length() && ",\r\n".indexOf(csv.charAt(at)) < 0) {
                at++;
            }
            return csv.substring(start, at);
        }
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < csv.length()) {
            char c = csv.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < csv.length() && csv.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return cell.toString();
            }
        }
        throw new IllegalArgumentException("line " + number + ": a quoted cell does not end");
    }
}
