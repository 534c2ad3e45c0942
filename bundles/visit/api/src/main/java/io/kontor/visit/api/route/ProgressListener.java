package io.kontor.visit.api.route;

import org.osgi.annotation.versioning.ConsumerType;

/** Told of the first plan and of every better one; called by the searching thread, so it must be quick. */
@ConsumerType
public interface ProgressListener {
    /** Nobody listens. */
    ProgressListener NONE = state -> {};

    /**
     * A better plan was found.
     *
     * @param state what is known of it
     */
    void improved(Progress state);
}
