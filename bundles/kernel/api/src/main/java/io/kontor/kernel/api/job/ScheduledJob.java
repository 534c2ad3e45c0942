package io.kontor.kernel.api.job;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A job that recurs, run as the system. Register it as a service of this type; one node runs it, whichever comes first.
 * A time missed while no node was up is made up for once; while a run is still going, the next waits.
 */
@ConsumerType
public interface ScheduledJob extends JobHandler {
    /** {@return when it recurs} */
    Recurrence recurrence();
}
