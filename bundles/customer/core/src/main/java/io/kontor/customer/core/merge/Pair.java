package io.kontor.customer.core.merge;

import io.kontor.customer.api.merge.MergeOrder;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * The two customers of a merge.
 *
 * @param winner the one that stays
 * @param loser the one that becomes part of it
 */
record Pair(CustomerEntity winner, CustomerEntity loser) {
    /** {@return the two as they are, within the caller's rows} */
    static Pair of(EntityManager em, Access access, MergeOrder order) {
        CustomerRepository customers = new CustomerRepository(em);
        return pair(
                order,
                customers.findEver(order.winnerId(), access.rows()).orElse(null),
                customers.findEver(order.loserId(), access.rows()).orElse(null));
    }

    /** {@return the two, locked until the end of the transaction, within the caller's rows} */
    static Pair lock(EntityManager em, Access access, MergeOrder order) {
        Map<UUID, CustomerEntity> locked = lock(em, access, order.winnerId(), order.loserId());
        return pair(order, locked.get(order.winnerId()), locked.get(order.loserId()));
    }

    /** {@return the two of a merge, locked as well; NOT_FOUND when one of them is out of scope} */
    static Pair ofMerge(EntityManager em, Access access, UUID winner, UUID loser) {
        Map<UUID, CustomerEntity> locked = lock(em, access, winner, loser);
        return new Pair(
                Optional.ofNullable(locked.get(winner)).orElseThrow(CustomerRepository::notFound),
                Optional.ofNullable(locked.get(loser)).orElseThrow(CustomerRepository::notFound));
    }

    /** All take them in one order, so that two merges of the same pair wait for each other instead of both for ever. */
    private static Map<UUID, CustomerEntity> lock(EntityManager em, Access access, UUID one, UUID other) {
        CustomerRepository customers = new CustomerRepository(em);
        Map<UUID, CustomerEntity> locked = new HashMap<>();
        List.of(one, other).stream().distinct().sorted().forEach(id -> customers
                .lockEver(id, access.rows())
                .ifPresent(c -> locked.put(id, c)));
        return locked;
    }

    private static Pair pair(MergeOrder order, @Nullable CustomerEntity winner, @Nullable CustomerEntity loser) {
        if (winner == null) {
            throw CustomerRepository.notFound();
        }
        if (order.winnerId().equals(order.loserId())) {
            throw KontorException.of(ProblemKind.INVALID, "MERGE_WITH_ITSELF", "loserId");
        }
        if (loser == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_CUSTOMER", "loserId");
        }
        requireUnmerged(winner, "winnerId");
        requireUnmerged(loser, "loserId");
        return new Pair(winner, loser);
    }

    private static void requireUnmerged(CustomerEntity customer, String field) {
        UUID into = customer.mergedInto();
        if (into != null) {
            throw KontorException.of(ProblemKind.CONFLICT, "ALREADY_MERGED", field)
                    .with("code", customer.code())
                    .with("into", into);
        }
    }

    /** {@return whether the caller may see the sums of both} */
    boolean showsAmounts(Access access) {
        return CustomerScope.everCovers(access.rowsOf(FieldClass.AMOUNT), winner)
                && CustomerScope.everCovers(access.rowsOf(FieldClass.AMOUNT), loser);
    }
}
