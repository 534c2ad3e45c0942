package io.kontor.customer.api.note;

import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The notes on composition analyses. Reading needs {@code customer:note:read}, the rest {@code customer:note:write}. A
 * note is a row of its owner and its author, of the author's team, and of the region its row is about; notes on amounts
 * need field class AMOUNT.
 */
@ProviderType
public interface FollowUpNotes {
    /**
     * {@return one page of the notes, due soonest first; fields {@code id, kind, basis, rowKey, owner, createdBy,
     * dueOn, state, createdAt, periodFrom, periodTo}}
     *
     * @param query filter, order, page
     */
    Page<FollowUpNote> list(ListQuery query);

    /**
     * {@return the notes to look at with an analysis, in order of their periods} These are the notes on the same
     * analysis (kind, basis, currency, roll-up, region level) of the same period and of the period just before, and the
     * open ones of all earlier periods; at most 500.
     *
     * @param analysis the analysis
     */
    List<FollowUpNote> following(CompositionRequest analysis);

    /**
     * {@return the note, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<FollowUpNote> find(UUID id);

    /**
     * Writes a note.
     *
     * @param data the note
     * @return it
     * @throws KontorException INVALID with violations, {@code UNKNOWN_USER} for the owner; FORBIDDEN
     *     {@code FIELD_CLASS_MISSING} for basis AMOUNT without the class
     */
    FollowUpNote write(NoteData data);

    /**
     * Changes a note that is open. What it is about stays.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param edit gives the new values
     * @return the note
     * @throws KontorException as for {@link #write}; NOT_FOUND; STALE; CONFLICT {@code NOTE_CLOSED}; INVALID
     *     {@code NOT_CHANGEABLE} for {@code analysis}
     */
    FollowUpNote change(UUID id, long version, UnaryOperator<NoteData> edit);

    /**
     * Closes a note.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param state DONE or DROPPED
     * @param outcome what came of it, 1 to 2,000 characters
     * @return the note
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code NOTE_CLOSED}; INVALID with violations
     */
    FollowUpNote close(UUID id, long version, FollowUpNote.State state, String outcome);

    /**
     * Opens a closed note again; nothing happens to an open one.
     *
     * @param id identity
     * @param version the version the caller saw
     * @return the note
     * @throws KontorException NOT_FOUND; STALE
     */
    FollowUpNote reopen(UUID id, long version);
}
