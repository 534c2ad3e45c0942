package io.kontor.kernel.api.job;

import io.kontor.kernel.api.error.KontorException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does one kind of job. Register it as a service; runs of a job without handler wait until it is there, so stopping a
 * module suspends its jobs and starting it resumes them.
 */
@ConsumerType
public interface JobHandler {
    /**
     * {@return the job's name, {@code <module>.<verb-noun>} such as {@code customer.import-rows}; at most 64
     * characters}
     */
    String name();

    /**
     * Runs the job as the actor who submitted it, with the rights that actor has now, on a thread of its own, outside
     * any transaction. After a crash, a stop of the node or of the module it is called again with the last checkpoint:
     * what was done after that checkpoint may be done twice, so a handler must bear it. It looks at
     * {@link JobContext#cancelled()} between its steps and returns when that is true.
     *
     * @param context parameters, progress, checkpoint of this run
     * @throws KontorException a refusal: the run failed with this code and is not tried again. Kind UNAVAILABLE and any
     *     other exception are tried again from the checkpoint, {@value JobRun#MAX_ATTEMPTS} attempts in all
     */
    void run(JobContext context);
}
