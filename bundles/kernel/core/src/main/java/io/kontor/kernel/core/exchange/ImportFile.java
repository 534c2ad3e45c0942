package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.exchange.ImportOptions;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.exchange.TableFormat;
import io.kontor.kernel.core.table.TableLine;
import io.kontor.kernel.core.table.TableReader;
import io.kontor.kernel.core.table.TableSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file with its header read. */
final class ImportFile implements AutoCloseable {
    private final TableReader reader;
    private final List<String> headers;

    private ImportFile(TableReader reader, List<String> headers) {
        this.reader = reader;
        this.headers = headers;
    }

    static ImportFile open(TableFormat format, TableSource source) {
        TableReader reader = TableReader.of(format, source);
        try {
            TableLine header = reader.next();
            if (header == null) {
                throw KontorException.of(ProblemKind.MALFORMED, "TABLE_EMPTY");
            }
            return new ImportFile(reader, header.cells());
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    List<String> headers() {
        return headers;
    }

    /** {@return the first lines below the header} */
    List<List<String>> samples(int most) {
        List<List<String>> samples = new ArrayList<>();
        TableLine line = reader.next();
        while (line != null && samples.size() < most) {
            samples.add(line.cells());
            line = reader.next();
        }
        return samples;
    }

    Rows rows(List<String> columns, List<String> keys, @Nullable String nullText) {
        return new Rows(reader, columns, keys, nullText);
    }

    @Nullable
    TableLine line() {
        return reader.next();
    }

    /** {@return the key columns among these, in the target's order} */
    static List<String> keys(List<TableColumn> known, List<String> columns) {
        return known.stream()
                .filter(c -> c.use() == TableColumn.Use.KEY)
                .map(TableColumn::name)
                .filter(columns::contains)
                .toList();
    }

    static ImportPlan plan(UUID run, ImportOptions options, List<String> columns) {
        Set<String> present = new HashSet<>(columns);
        present.remove("");
        return new ImportPlan(
                run, Objects.requireNonNull(options.key()), present, options.dryRun(), options.parameters());
    }

    @Override
    public void close() {
        reader.close();
    }
}
