package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Imports of large files as jobs: wrong rows are refused one by one, the others are applied; a run survives crashes and
 * can be taken back as a whole. Starting needs the target's permission. Everybody sees their own runs; those of others
 * need {@code kernel:import:read}, and to cancel, resume or revert them {@code kernel:import:manage} in addition to the
 * target's permission.
 */
@ProviderType
public interface Imports {
    /** Most rows of one file. */
    int MAX_ROWS = 200_000;

    /** Most octets of one file. */
    int MAX_BYTES = 20_000_000;

    /** {@return what the caller may import} */
    List<ImportTarget> targets();

    /**
     * {@return the columns of a target}
     *
     * @param target the target
     * @throws KontorException NOT_FOUND; FORBIDDEN
     */
    List<TableColumn> columns(String target);

    /**
     * {@return how a file would be read}
     *
     * @param target the target
     * @param format format of the file
     * @param file the file; not closed
     * @throws KontorException NOT_FOUND; FORBIDDEN; MALFORMED or TOO_LARGE for a file that cannot be read
     */
    Proposal propose(String target, TableFormat format, InputStream file);

    /**
     * Keeps a file and queues its import.
     *
     * @param target the target
     * @param format format of the file
     * @param file the file; not closed
     * @param options how to read it
     * @return the run
     * @throws KontorException NOT_FOUND for an unknown target; FORBIDDEN; INVALID for wrong columns and options;
     *     MALFORMED or TOO_LARGE for a file that cannot be read
     */
    ImportRun start(String target, TableFormat format, InputStream file, ImportOptions options);

    /**
     * {@return the run, or empty when unknown or not the caller's to see}
     *
     * @param id identity
     */
    Optional<ImportRun> find(UUID id);

    /**
     * {@return the runs the caller may see, newest first; fields {@code target, state, createdAt, startedBy}}
     *
     * @param query filter, order, page
     */
    Page<ImportRun> list(ListQuery query);

    /**
     * {@return the refused rows in the layout of the file, with columns for field, code and message in the caller's
     * language}
     *
     * @param id the run
     * @param kept true for the rows a revert left alone, false for those the import refused
     * @param format format wanted
     * @throws KontorException NOT_FOUND
     */
    Download errors(UUID id, boolean kept, TableFormat format);

    /**
     * Takes the changes of a run back, as a job.
     *
     * @param id the run
     * @param version the version seen
     * @return the run
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code IMPORT_STATE}
     */
    ImportRun revert(UUID id, long version);

    /**
     * Goes on with a run that failed, was cancelled or lost its job.
     *
     * @param id the run
     * @param version the version seen
     * @return the run
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code IMPORT_STATE}
     */
    ImportRun resume(UUID id, long version);

    /**
     * Stops a run after its present step.
     *
     * @param id the run
     * @return the run
     * @throws KontorException NOT_FOUND
     */
    ImportRun cancel(UUID id);
}
