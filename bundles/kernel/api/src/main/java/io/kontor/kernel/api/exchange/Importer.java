package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.error.KontorException;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes rows into a module. Register it as a service; it is called with the actor of the run bound to the thread. What
 * a step writes, the run's position, its refused rows and what is needed to take it back are one transaction of the
 * module, so that a crash at any moment loses and doubles nothing. Modules with tables of the kernel's layout build on
 * {@code ImportLedger} of {@code kernel-jpa}.
 */
@ConsumerType
public interface Importer {
    /** Most rows of one step. */
    int MAX_STEP = 1_000;

    /** {@return what it imports} */
    ImportTarget target();

    /** {@return the columns it knows now, in the order of its own exports} */
    List<TableColumn> columns();

    /**
     * Checks what can be checked before the first row: rights, columns, parameters.
     *
     * @param plan the plan
     * @throws KontorException FORBIDDEN; INVALID with violations
     */
    void check(ImportPlan plan);

    /**
     * Applies rows in one transaction: all right ones, none of the wrong ones. A dry run counts and refuses the same
     * without writing.
     *
     * @param plan the plan
     * @param position rows applied before, as {@link #counts} tells
     * @param rows the next rows, at most {@value #MAX_STEP}
     * @return the counts after it
     * @throws KontorException CONFLICT when the position is another, or when somebody else just took a unique value;
     *     nothing was written
     */
    ImportCounts apply(ImportPlan plan, int position, List<ImportRow> rows);

    /**
     * {@return what became of the rows of a run so far}
     *
     * @param run the run
     */
    ImportCounts counts(UUID run);

    /**
     * {@return refused rows in order}
     *
     * @param run the run
     * @param after number of the row before the first one wanted, 0 for the first
     * @param limit most rows wanted
     */
    List<RowError> errors(UUID run, int after, int limit);

    /**
     * Takes changes of a run back, the newest first, at most {@value #MAX_STEP} in one transaction. Each is taken back
     * wholly or, when the row was changed or used since, left as it is with the reason.
     *
     * @param run the run
     * @return the counts after it; no more steps are needed when none is left
     */
    RevertCounts revert(UUID run);

    /**
     * {@return how far the revert of a run is}
     *
     * @param run the run
     */
    RevertCounts reverted(UUID run);

    /**
     * {@return rows whose change was not taken back, in order}
     *
     * @param run the run
     * @param after number of the row before the first one wanted, 0 for the first
     * @param limit most rows wanted
     */
    List<RowError> kept(UUID run, int after, int limit);

    /**
     * Forgets a run: it can neither be resumed nor taken back.
     *
     * @param run the run
     */
    void forget(UUID run);
}
