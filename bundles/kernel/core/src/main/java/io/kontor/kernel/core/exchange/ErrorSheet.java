package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.exchange.Download;
import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.RowError;
import io.kontor.kernel.api.exchange.TableFormat;
import io.kontor.kernel.api.text.Texts;
import io.kontor.kernel.core.table.TableLine;
import io.kontor.kernel.core.table.TableSource;
import io.kontor.kernel.core.table.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The refused rows of a run in the layout of its file, which is read again for it, with three columns more: put right,
 * it can be imported as it is.
 */
final class ErrorSheet implements Download {
    private static final int PAGE = 1_000;

    private final ImportRun run;
    private final boolean kept;
    private final TableFormat format;
    private final Parts parts;
    private final Call call;

    /** Where rows, refusals and words come from. */
    record Parts(TableSource file, Importer importer, Texts texts) {}

    ErrorSheet(ImportRun run, boolean kept, TableFormat format, Parts parts, Call call) {
        this.run = run;
        this.kept = kept;
        this.format = format;
        this.parts = parts;
        this.call = call;
    }

    @Override
    public String fileName() {
        return run.target() + "-" + (kept ? "kept-" : "errors-") + run.id() + "." + format.extension();
    }

    @Override
    public TableFormat format() {
        return format;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        TableWriter writer = TableWriter.of(format, out);
        try (ImportFile file = ImportFile.open(run.format(), parts.file())) {
            List<String> headers = file.headers();
            writer.line(with(
                    headers,
                    headers.size(),
                    Headers.ERROR + "field",
                    Headers.ERROR + "code",
                    Headers.ERROR + "message"));
            Errors errors = new Errors();
            for (RowError error = errors.next(); error != null; error = errors.next()) {
                TableLine line = file.line();
                while (line != null && line.number() < error.number()) {
                    line = file.line();
                }
                if (line != null) {
                    writer.line(line(headers, line, error.violations()));
                }
            }
        }
        writer.finish();
    }

    private List<String> line(List<String> headers, TableLine line, List<Violation> violations) {
        return with(
                line.cells(),
                headers.size(),
                joined(violations, v -> header(headers, v.field())),
                joined(violations, Violation::code),
                joined(violations, this::message));
    }

    private static List<String> with(List<String> cells, int width, String... more) {
        List<String> line = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
        while (line.size() < width) {
            line.add("");
        }
        line.addAll(List.of(more));
        return line;
    }

    private static String joined(List<Violation> violations, Function<Violation, String> text) {
        return violations.stream().map(text).collect(Collectors.joining("; "));
    }

    /** {@return the file's own header of a column} */
    private String header(List<String> headers, String column) {
        int at = column.isEmpty() ? -1 : run.columns().indexOf(column);
        return at < 0 || at >= headers.size() ? column : headers.get(at);
    }

    /** What is wrong with a row may also be said in the words of a problem. */
    private String message(Violation violation) {
        String key = "violation." + violation.code();
        String text = parts.texts().text(key, call.locale(), violation.args());
        return text.equals(key)
                ? parts.texts().text("problem." + violation.code(), call.locale(), violation.args())
                : text;
    }

    /** The refused rows, a page at a time. */
    private final class Errors {
        private final Deque<RowError> page = new ArrayDeque<>();
        private int last;
        private boolean end;

        @Nullable
        RowError next() {
            if (page.isEmpty() && !end) {
                List<RowError> more = call.withoutKey()
                        .run(() -> kept
                                ? parts.importer().kept(run.id(), last, PAGE)
                                : parts.importer().errors(run.id(), last, PAGE));
                page.addAll(more);
                end = more.size() < PAGE;
            }
            RowError next = page.poll();
            if (next != null) {
                last = next.number();
            }
            return next;
        }
    }
}
