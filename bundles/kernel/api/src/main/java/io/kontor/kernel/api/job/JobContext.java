package io.kontor.kernel.api.job;

import io.kontor.kernel.api.error.KontorException;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** What a running job knows of its run and tells about it. Used by the thread that runs the job only. */
@ProviderType
public interface JobContext {
    /** {@return the run's identity, also a good identity for what it makes} */
    UUID id();

    /** {@return the parameters it was submitted with, a JSON text} */
    String parameters();

    /** {@return which attempt this is, 1 for the first} */
    int attempt();

    /** {@return what the attempt before last kept, or empty at the beginning} */
    Optional<String> checkpoint();

    /**
     * Keeps from where to resume, durably: when it returns, the next attempt will find it. Cheap enough for every
     * batch, not for every row.
     *
     * @param state the handler's own text, at most 100,000 characters
     * @throws KontorException CONFLICT {@code JOB_LEASE_LOST} when another node has taken the run over; the handler
     *     lets it pass, and the run is not touched any more
     */
    void checkpoint(String state);

    /**
     * Tells how far it is. Cheap: written at most once a second and with every checkpoint.
     *
     * @param done steps done
     * @param total steps in all, -1 when unknown
     */
    void progress(long done, long total);

    /**
     * {@return whether to stop now} True when somebody cancelled the run, the node or the module stops, or another node
     * has taken the run over. A run whose handler returns after it answered true is cancelled in the first case and
     * resumed later in the others.
     */
    boolean cancelled();
}
