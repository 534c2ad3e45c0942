package io.kontor.customer.api.archive;

import io.kontor.kernel.api.value.Versioned;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dated relation between two customers, read {@code from is <type> of to}.
 *
 * @param id stable identity
 * @param version for If-Match
 * @param fromId the lower customer: member, branch, dealer, supplied
 * @param type what it is of the other
 * @param toId the upper customer: group, head office, principal, supplier
 * @param validFrom first day
 * @param validTo last day, null while it holds
 */
public record Relation(
        UUID id,
        long version,
        UUID fromId,
        Type type,
        UUID toId,
        LocalDate validFrom,
        @Nullable LocalDate validTo) implements Versioned {
    /** Kinds of relation; along one kind there are no cycles, and a customer has at most one upper one on a day. */
    public enum Type {
        /** Belongs to a group of companies. */
        GROUP_MEMBER,
        /** Is a branch. */
        BRANCH,
        /** Deals in the other's goods: dealer, secondary dealer, terminal. */
        DEALER_OF,
        /** Is supplied by the other. */
        SUPPLIED_BY
    }
}
