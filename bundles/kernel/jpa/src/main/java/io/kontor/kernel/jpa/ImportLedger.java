package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.exchange.RowError;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.persistence.EntityManager;

/**
 * What a module remembers of imports, in its own tables: a step's position, refused rows and images are written in the
 * transaction that writes its rows. An {@link Importer} delegates to it and brings only the work on its own rows.
 */
public final class ImportLedger {
    private final Transactions transactions;
    private final ImportTables tables;

    /**
     * Creates the ledger of a module.
     *
     * @param module name of the module
     * @param transactions its transactions
     */
    public ImportLedger(String module, Transactions transactions) {
        this.transactions = transactions;
        this.tables = new ImportTables(module);
    }

    /**
     * Applies a step, see {@link Importer#apply}.
     *
     * @param plan the plan
     * @param position rows applied before
     * @param rows the next rows
     * @param work writes the right rows, marks every row
     * @return the counts after it
     * @throws KontorException CONFLICT {@code IMPORT_POSITION}; what the work refuses
     */
    public ImportCounts apply(
            ImportPlan plan, int position, List<ImportRow> rows, BiConsumer<EntityManager, ImportMarks> work) {
        return transactions.writeUnkeyed(em -> {
            ImportCounts before = tables.counts(em, plan.run());
            if (before.rows() != position) {
                throw KontorException.of(ProblemKind.CONFLICT, "IMPORT_POSITION");
            }
            ImportMarks marks = new ImportMarks();
            work.accept(em, marks);
            if (marks.rows() != rows.size()) {
                throw new IllegalStateException(rows.size() - marks.rows() + " rows are not marked");
            }
            em.flush();
            ImportCounts after = new ImportCounts(
                    before.rows() + rows.size(),
                    before.created() + marks.created(),
                    before.updated() + marks.updated(),
                    before.unchanged() + marks.unchanged(),
                    before.refused() + marks.refused.size());
            tables.keep(em, plan.run(), marks, plan.dryRun());
            tables.move(em, plan.run(), before, after);
            return after;
        });
    }

    /**
     * {@return what became of the rows of a run so far, see {@link Importer#counts}}
     *
     * @param run the run
     */
    public ImportCounts counts(UUID run) {
        return transactions.read(em -> tables.counts(em, run));
    }

    /**
     * {@return refused rows, see {@link Importer#errors}}
     *
     * @param run the run
     * @param after number of the row before the first one wanted
     * @param limit most rows wanted
     */
    public List<RowError> errors(UUID run, int after, int limit) {
        return transactions.read(em -> tables.errors(em, run, after, limit));
    }

    /**
     * Takes changes back, see {@link Importer#revert}.
     *
     * @param run the run
     * @param limit most changes of one transaction
     * @param work takes the changes back or leaves them, and answers for every one
     * @return the counts after it
     */
    public RevertCounts revert(UUID run, int limit, BiConsumer<EntityManager, Reversal> work) {
        return transactions.writeUnkeyed(em -> {
            Reversal reversal = new Reversal(tables.open(em, run, limit));
            if (!reversal.changes().isEmpty()) {
                work.accept(em, reversal);
                if (!reversal.isComplete()) {
                    throw new IllegalStateException("not all changes are answered for");
                }
                em.flush();
                tables.close(em, run, reversal);
            }
            return tables.reverted(em, run);
        });
    }

    /**
     * {@return how far the revert of a run is, see {@link Importer#reverted}}
     *
     * @param run the run
     */
    public RevertCounts reverted(UUID run) {
        return transactions.read(em -> tables.reverted(em, run));
    }

    /**
     * {@return rows whose change stays, see {@link Importer#kept}}
     *
     * @param run the run
     * @param after number of the row before the first one wanted
     * @param limit most rows wanted
     */
    public List<RowError> kept(UUID run, int after, int limit) {
        return transactions.read(em -> tables.kept(em, run, after, limit));
    }

    /**
     * Forgets a run, see {@link Importer#forget}; in several short transactions.
     *
     * @param run the run
     */
    public void forget(UUID run) {
        while (transactions.writeUnkeyed(em -> tables.forgetSome(em, run)) > 0) {
            // as long as there is something left
        }
    }

    /**
     * {@return what is wrong with a row that lost a race for a unique value}
     *
     * @param refusal the refusal of the step
     */
    public static List<Violation> violations(KontorException refusal) {
        return refusal.violations().isEmpty() ? List.of(new Violation("", refusal.code())) : refusal.violations();
    }
}
