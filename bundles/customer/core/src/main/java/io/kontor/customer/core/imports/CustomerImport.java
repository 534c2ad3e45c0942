package io.kontor.customer.core.imports;

import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.api.imports.ImportResult;
import io.kontor.kernel.api.error.Violations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.persistence.EntityManager;

/**
 * Writes customers from a file. Rows are read and written a batch at a time; a wrong row only stops the writing, so
 * that all wrong rows are found.
 */
final class CustomerImport {
    private final Sheet sheet;
    private final ImportOptions options;
    private final CustomerRow reader;
    private final CustomerWriter writer;
    private final LocalDate today;
    private final EntityManager em;

    CustomerImport(
            Sheet sheet,
            ImportOptions options,
            CustomerRow reader,
            CustomerWriter writer,
            LocalDate today,
            EntityManager em) {
        this.sheet = sheet;
        this.options = options;
        this.reader = reader;
        this.writer = writer;
        this.today = today;
        this.em = em;
    }

    ImportResult run() {
        Refusals refusals = new Refusals();
        Tally tally = new Tally();
        Set<String> codes = sheet.values("code");
        boolean hasAxes = sheet.names().stream().anyMatch(c -> c.startsWith(CustomerColumns.AXIS));
        for (List<Sheet.Row> rows : Tally.batches(sheet.rows())) {
            boolean writes = !options.dryRun() && refusals.isEmpty();
            CustomerBatch batch = new CustomerBatch(em, rows, options.system(), hasAxes ? today : null, writes, null);
            List<CustomerChange> changes = new ArrayList<>();
            for (Sheet.Row row : rows) {
                Violations wrong = new Violations();
                CustomerChange change = reader.read(row, batch, wrong);
                if (change != null) {
                    count(change, tally);
                    changes.add(change);
                }
                wrong.list().forEach(v -> refusals.row(row.number()).add(v.field(), v.code(), v.args()));
            }
            if (writes && refusals.isEmpty()) {
                writer.write(changes.stream().filter(c -> !c.isNothing()).toList(), codes);
            }
            em.flush();
            em.clear();
        }
        refusals.throwIfAny();
        return tally.result(sheet.lines().size(), options.dryRun());
    }

    private static void count(CustomerChange change, Tally tally) {
        if (change.stored() == null) {
            tally.created();
        } else if (change.isNothing()) {
            tally.unchanged();
        } else {
            tally.updated();
        }
    }
}
