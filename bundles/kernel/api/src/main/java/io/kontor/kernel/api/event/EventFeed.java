package io.kontor.kernel.api.event;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The journals as a feed for other systems. Reading needs {@code <module>:event:read} with scope ALL: events have no
 * rows.
 */
@ProviderType
public interface EventFeed {
    /** Most events of one answer. */
    int MAX_LIMIT = 500;

    /**
     * {@return events in order}
     *
     * @param module whose
     * @param after the number after which they begin, 0 for the beginning
     * @param limit most events, 1 to {@value #MAX_LIMIT}
     * @throws io.kontor.kernel.api.error.KontorException NOT_FOUND for an unknown module; FORBIDDEN
     *     {@code PERMISSION_MISSING}, or {@code SCOPE_ALL_NEEDED} with a smaller scope; INVALID for wrong numbers
     */
    Events read(String module, long after, int limit);
}
