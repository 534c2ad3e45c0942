package io.kontor.kernel.api.handover;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The hand-overs of who leaves, over all modules that run. Reading needs {@code kernel:handover:read}, handing over
 * {@code kernel:handover:execute}, both with the rows of the user who leaves: oneself, one's team now, all; and in each
 * module what it takes there to see and to change the things.
 */
@ProviderType
public interface Handovers {
    /**
     * {@return what is open of a user, and which modules could not be asked}
     *
     * @param userId the user
     * @throws KontorException NOT_FOUND
     */
    HandoverPreview preview(UUID userId);

    /**
     * Hands over, module by module, each in transactions of its own. What was not asked because its module does not
     * run, or because the system went down, is told as waiting and can be resumed; asking again with the same
     * idempotency key resumes as well.
     *
     * @param data what from whom to whom
     * @return what became of it
     * @throws KontorException INVALID with violations, {@code UNKNOWN_USER} for users that are not known, out of scope
     *     or, who takes over, disabled; {@code HANDOVER_TOO_MANY} when more than 1,000 items are chosen
     */
    Handover handOver(HandoverData data);

    /**
     * Asks the modules that have not answered yet.
     *
     * @param id the hand-over
     * @param version the version the caller saw
     * @return what became of it
     * @throws KontorException NOT_FOUND; STALE; INVALID {@code HANDOVER_TOO_MANY}
     */
    Handover resume(UUID id, long version);

    /**
     * {@return one page of hand-overs, latest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, fromId, toId, by, at, state
     */
    Page<Handover> list(ListQuery query);

    /**
     * {@return the hand-over, or empty when unknown or out of scope}
     *
     * @param id identity
     */
    Optional<Handover> find(UUID id);
}
