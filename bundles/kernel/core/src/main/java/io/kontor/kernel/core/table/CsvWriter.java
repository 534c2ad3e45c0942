package io.kontor.kernel.core.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes CSV: UTF-8 with the mark Excel wants, RFC 4180, no text that is a formula. */
final class CsvWriter implements TableWriter {
    private static final String QUOTED = ",;\t\"\r\n";

    private final Writer text;

    CsvWriter(OutputStream out) throws IOException {
        text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write('\uFEFF');
    }

    @Override
    public void line(List<? extends @Nullable Object> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.write(',');
            }
            cell(text(values.get(i)));
        }
        text.write("\r\n");
    }

    private static String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof String string) {
            return SafeText.guarded(string);
        }
        return value == null ? "" : value.toString();
    }

    private void cell(String cell) throws IOException {
        if (cell.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0)) {
            text.write(cell);
            return;
        }
        text.write('"');
        text.write(cell.replace("\"", "\"\""));
        text.write('"');
    }

    @Override
    public void finish() throws IOException {
        text.flush();
    }
}
