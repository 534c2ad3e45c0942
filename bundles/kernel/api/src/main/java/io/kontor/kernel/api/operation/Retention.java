package io.kontor.kernel.api.operation;

import io.kontor.kernel.api.error.KontorException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How long the history, the journal and the attachments of each module are kept. History and journal that
 * {@code etc/io.kontor.retention.cfg} does not name are kept for good, attachments for ten years; the rest goes once a
 * day. Needs {@code kernel:database:manage}.
 */
@ProviderType
public interface Retention {
    /** What is kept. */
    enum Kind {
        /** Field by field what was done to the module's records. */
        HISTORY,
        /** The module's events. */
        JOURNAL,
        /** Attached photos; until the day each was given when it was added. */
        PHOTO,
        /** Attached signatures, likewise. */
        SIGNATURE,
        /** Attached papers, likewise. */
        DOCUMENT
    }

    /**
     * What would go now.
     *
     * @param module name of the module
     * @param kind what of it
     * @param days days it is kept, 0 for ever; of attachments those that are added now
     * @param before what is older goes, null when nothing ever does; of attachments those that were to be kept for a
     *     time that ended before
     * @param rows how many rows would go
     * @param heldBy the consumer that still needs older events, null when nothing is held back
     */
    record Plan(
            String module,
            Kind kind,
            int days,
            @Nullable Instant before,
            long rows,
            @Nullable String heldBy) {}

    /**
     * {@return what would go now, by module}
     *
     * @throws KontorException UNAVAILABLE {@code DATABASE_UNAVAILABLE}
     */
    List<Plan> preview();
}
