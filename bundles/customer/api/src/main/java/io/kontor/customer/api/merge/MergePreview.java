package io.kontor.customer.api.merge;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.merge.Relink;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a merge would do.
 *
 * @param winner the customer that would stay
 * @param loser the customer that would become part of it
 * @param merged the card the winner would have
 * @param fields whose value of each field would stay, of those at least one of them has
 * @param relinks what would be re-linked in this module
 * @param modules what would be re-linked by the other modules that run just now
 * @param wrong what would be wrong with the merged card; while there is anything the merge is refused
 * @param masked paths of fields of all three cards that the caller may not see
 */
public record MergePreview(
        Side winner,
        Side loser,
        Card merged,
        List<FieldChoice> fields,
        List<Relink> relinks,
        List<ModulePlan> modules,
        List<Violation> wrong,
        Set<String> masked) {
    /**
     * One of the two as it is.
     *
     * @param id the customer
     * @param version its version, for the order
     * @param lifecycle its stage
     * @param card its card
     */
    public record Side(UUID id, long version, Lifecycle lifecycle, Card card) {}

    /**
     * What another module would re-link.
     *
     * @param module the module
     * @param relinks one entry a kind of record
     */
    public record ModulePlan(String module, List<Relink> relinks) {
        /** Keeps the entries by value. */
        public ModulePlan {
            relinks = List.copyOf(relinks);
        }
    }

    /** Keeps the lists by value. */
    public MergePreview {
        fields = List.copyOf(fields);
        relinks = List.copyOf(relinks);
        modules = List.copyOf(modules);
        wrong = List.copyOf(wrong);
        masked = Set.copyOf(masked);
    }
}
