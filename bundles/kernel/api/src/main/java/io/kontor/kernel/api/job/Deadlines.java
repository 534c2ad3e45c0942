package io.kontor.kernel.api.job;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps what is due: reminds, marks late. Modules set and settle deadlines of their own things as part of their
 * commands, so that needs no permission; everybody lists their own, those of others need {@code kernel:deadline:read}.
 */
@ProviderType
public interface Deadlines {
    /**
     * Sets a deadline, or moves the one of the same kind and subject and opens it again; reminder and late mark start
     * afresh when a time changed.
     *
     * @param data what is due
     * @return the deadline
     * @throws KontorException INVALID with violations
     */
    Deadline set(DeadlineData data);

    /**
     * Settles a deadline; nothing happens when there is none or it is settled.
     *
     * @param kind its kind
     * @param subjectId its subject
     */
    void settle(String kind, UUID subjectId);

    /**
     * {@return the deadline of a thing, or empty}
     *
     * @param kind its kind
     * @param subjectId its subject
     */
    Optional<Deadline> find(String kind, UUID subjectId);

    /**
     * {@return the deadlines the caller may see, soonest first; fields {@code id, kind, subjectId, subjectCode, owner,
     * dueAt, remindAt, remindedAt, lateAt, settledAt, late, open}}
     *
     * @param query filter, order, page
     */
    Page<Deadline> list(ListQuery query);
}
