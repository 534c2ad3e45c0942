package io.kontor.promo.api.recall;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The tasks of recalls. A lot that is marked as recalled makes one for each place that holds goods of it and for each
 * issue to a customer; places that get some later get theirs then. A task closes by itself when nothing is there any
 * more, because the goods were handed in, taken back or lost by the books, and opens again when some arrive. Reading
 * needs {@code promo:recall:read}, working on them {@code promo:recall:write}; the rows are those of the place and
 * one's own tasks.
 */
@ProviderType
public interface RecallTasks {
    /**
     * {@return one page of the caller's own tasks, soonest due first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, recallId, lotId, itemId, kind, placeId, issueId, customerId,
     *     customerName, assigneeId, asked, returned, gone, dueOn, state
     */
    Page<RecallTask> mine(ListQuery query);

    /**
     * {@return one page of the tasks of a lot, of all its recalls}
     *
     * @param lotId the lot
     * @param query as for {@link #mine}
     * @throws KontorException INVALID {@code UNKNOWN_LOT}
     */
    Page<RecallTask> ofLot(UUID lotId, ListQuery query);

    /**
     * {@return the task, or empty when unknown or out of scope}
     *
     * @param id identity
     */
    Optional<RecallTask> find(UUID id);

    /**
     * Keeps that the holder or customer was told.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param note what was said, 1 to 500 characters
     * @return the task
     * @throws KontorException NOT_FOUND; STALE; INVALID with violations; CONFLICT {@code RECALL_TASK_STATE}
     */
    RecallTask tell(UUID id, long version, String note);

    /**
     * Closes a task whose goods cannot be brought back.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param quantity base units that cannot be brought back: all that are open
     * @param note why, 1 to 500 characters
     * @return the task
     * @throws KontorException as for {@link #tell}; INVALID {@code RECALL_QUANTITY} for another quantity
     */
    RecallTask done(UUID id, long version, long quantity, String note);
}
