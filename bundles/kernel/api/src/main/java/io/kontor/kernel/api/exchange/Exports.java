package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.error.KontorException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Exports of lists. Each needs the target's permission, is recorded in the module's history, and holds only what its
 * asker may read and export. Only the asker may download a file made as a job; its state is also seen with
 * {@code kernel:export:read}.
 */
@ProviderType
public interface Exports {
    /** Most rows given at once; more are made as a job. */
    int MAX_DIRECT = 5_000;

    /**
     * What became of an order: exactly one of the two.
     *
     * @param direct the file, for few rows
     * @param run the run, for many
     */
    record Started(@Nullable Download direct, @Nullable ExportRun run) {}

    /** {@return what the caller may export} */
    List<ExportTarget> targets();

    /**
     * {@return the columns of a target}
     *
     * @param target the target
     * @throws KontorException NOT_FOUND; FORBIDDEN
     */
    List<TableColumn> columns(String target);

    /**
     * Exports.
     *
     * @param target the target
     * @param order what to export
     * @return the file, or the run that makes it
     * @throws KontorException NOT_FOUND for an unknown target; FORBIDDEN; MALFORMED for filter and sort; INVALID for
     *     unknown columns
     */
    Started start(String target, ExportOrder order);

    /**
     * {@return the run, or empty when unknown or not the caller's to see}
     *
     * @param id identity
     */
    Optional<ExportRun> find(UUID id);

    /**
     * {@return the file of a run}
     *
     * @param id the run
     * @throws KontorException NOT_FOUND; CONFLICT {@code EXPORT_NOT_READY}
     */
    Download content(UUID id);
}
