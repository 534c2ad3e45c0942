package io.kontor.kernel.api.job;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs long work one node at a time, survives crashes, and tells what became of it. Everybody sees and cancels the runs
 * they submitted; those of others need {@code kernel:job:read} and {@code kernel:job:cancel}.
 */
@ProviderType
public interface Jobs {
    /**
     * Queues a run as the current actor. The caller has checked that actor's rights to what the job does; the job runs
     * with the rights the actor has then. Not part of the caller's transaction: submit after the rows the job needs are
     * committed. Submitting the same identity again answers the run that is there.
     *
     * @param id identity of the run, from {@link io.kontor.kernel.api.value.Ids#next()}
     * @param job name of the job; its handler may come later
     * @param parameters JSON text handed to the handler, at most 100,000 characters, without secrets
     * @return the run
     * @throws KontorException INVALID with violations of {@code job} and {@code parameters}
     */
    JobRun submit(UUID id, String job, String parameters);

    /**
     * {@return the run, or empty when unknown, already forgotten or not the caller's to see}
     *
     * @param id identity
     */
    Optional<JobRun> find(UUID id);

    /**
     * {@return the runs the caller may see, newest first; fields {@code id, job, state, createdAt, startedAt,
     * finishedAt, leasedUntil, startedBy, problemCode}}
     *
     * @param query filter, order, page
     */
    Page<JobRun> list(ListQuery query);

    /**
     * Asks a run to stop. A queued one is cancelled at once, a running one when its handler looks; one that has ended
     * stays as it is.
     *
     * @param id identity
     * @return the run
     * @throws KontorException NOT_FOUND
     */
    JobRun cancel(UUID id);
}
