package io.kontor.kernel.api.merge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells what a module that keeps references to customers makes of a merge of two of them. A service of each such
 * module.
 *
 * <p>It only tells. The re-linking itself is done by the module's {@code EventConsumer} when the journal of the
 * customer module brings {@code CustomerMerged}, and taken back with {@code CustomerUnmerged}; this interface has no
 * command for it on purpose. Modules have transactions of their own, so no call could make the merge and all that
 * follows it one transaction: whoever called would have to remember who was called, repeat it after a crash, and do it
 * later for modules that are stopped just then. The journal does all three already, in the transaction of the merge
 * itself, so it is the one mechanism. The price is that for a moment, mostly less than a second, a module still shows
 * the reference to the customer that was merged.
 *
 * <p>What a module owes in return: both events may come twice, so they are applied by the identity of the merge; what
 * is re-linked is remembered row by row and by value, so that only that is taken back; a row whose reference was
 * changed since stays as it is and is told as kept.
 */
@ConsumerType
public interface MergeParticipant {
    /** {@return the module it tells of} */
    String module();

    /**
     * {@return what a merge would re-link, one entry a kind of record, without kinds that have none} Counts records
     * whatever the caller's rows, because all of them are re-linked.
     *
     * @param from the customer that would become part of the other
     * @param into the customer that stays
     */
    List<Relink> plan(UUID from, UUID into);

    /**
     * {@return how far the module has followed a merge, empty while it has not}
     *
     * @param mergeId identity of the merge
     */
    Optional<MergeProgress> progress(UUID mergeId);
}
