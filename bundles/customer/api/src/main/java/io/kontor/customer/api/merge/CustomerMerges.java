package io.kontor.customer.api.merge;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Merges of two customers. All of it needs {@code customer:customer:merge}, with the rows of both customers; a merge is
 * seen by whoever sees the customer that stays.
 *
 * <p>The winner keeps its identity and code and takes of the loser's card what the order says; key persons, relations,
 * classifications of axes it has no codes of, trade facts and free identities in other systems become the winner's. The
 * loser becomes {@code MERGED}: no list, search, analysis, grade run or export has it, and asking for it answers with
 * the winner. Its own grades and what the winner has already stay with it by value. Other modules follow by the events
 * {@code CustomerMerged} and {@code CustomerUnmerged}.
 */
@ProviderType
public interface CustomerMerges {
    /**
     * {@return what a merge would make of the two cards, and what would be re-linked, also by other modules}
     *
     * @param order the merge; its reason and version are not needed
     * @throws KontorException as for {@link #merge}, except for versions and for values of the merged card, which the
     *     preview tells
     */
    MergePreview preview(MergeOrder order);

    /**
     * Merges.
     *
     * @param winnerVersion the version of the winner the caller saw
     * @param order who becomes part of whom, and which values stay
     * @return the merge
     * @throws KontorException NOT_FOUND for the winner; INVALID for wrong choices and for a merged card with wrong
     *     values, {@code UNKNOWN_CUSTOMER} for the loser, {@code MERGE_WITH_ITSELF}; CONFLICT {@code ALREADY_MERGED}
     *     when one of them is part of another customer; STALE, {@code LOSER_CHANGED} for the loser; FORBIDDEN
     *     {@code OUT_OF_SCOPE} when the merged card would be outside the caller's rows, {@code FIELD_CLASS_MISSING} for
     *     a choice between sums the caller may not see
     */
    Merge merge(long winnerVersion, MergeOrder order);

    /**
     * Takes a merge back: what it changed becomes what it was, and the loser is a customer again. What was changed
     * since stays as it is and is told in the answer.
     *
     * @param id the merge
     * @param version the version the caller saw
     * @param reason why, 1 to 500 characters
     * @return the merge
     * @throws KontorException NOT_FOUND, STALE; CONFLICT {@code MERGE_UNDONE} when that was done before,
     *     {@code UNDO_TOO_LATE} after the last day for it, {@code MERGE_FOLLOWED} while a later merge has one of the
     *     customers, with argument {@code later}; FORBIDDEN {@code OUT_OF_SCOPE} when the winner would then be outside
     *     the caller's rows
     */
    Merge undo(UUID id, long version, String reason);

    /**
     * {@return one page of merges}
     *
     * @param query filter and sort fields: winnerId, loserId, winnerCode, loserCode, state, mergedAt; newest first
     */
    Page<Merge> list(ListQuery query);

    /**
     * {@return a merge, with how far other modules have followed}
     *
     * @param id the merge
     * @throws KontorException NOT_FOUND
     */
    Merge get(UUID id);
}
