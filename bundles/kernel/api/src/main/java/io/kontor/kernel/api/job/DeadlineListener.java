package io.kontor.kernel.api.job;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of deadlines. Register it as a service; called as the system within a minute of the time, at least once, by one
 * node. What it throws is logged and does not keep the others from hearing.
 */
@ConsumerType
public interface DeadlineListener {
    /** {@return the kind of deadlines it hears of} */
    String kind();

    /**
     * The time of the reminder has come and the deadline is open.
     *
     * @param deadline the deadline
     */
    default void remind(Deadline deadline) {}

    /**
     * The deadline has passed and is open; it is marked late.
     *
     * @param deadline the deadline
     */
    default void late(Deadline deadline) {}
}
