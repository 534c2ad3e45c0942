package io.kontor.customer.core.imports;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.core.store.CustomerEntity;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a row makes of a customer.
 *
 * @param id the customer
 * @param stored the customer as stored, null for a new one
 * @param before its card, one without values for a new one
 * @param card its card from now on
 * @param regionPath path of its region from now on
 * @param lifecycle its stage from now on
 * @param axes axes whose codes change, with the codes
 */
record CustomerChange(
        UUID id,
        @Nullable CustomerEntity stored,
        Card before,
        Card card,
        @Nullable String regionPath,
        Lifecycle lifecycle,
        Map<String, Set<String>> axes) {
    boolean changesCard() {
        return !card.equals(before);
    }

    boolean changesLifecycle() {
        return stored != null && stored.lifecycle() != lifecycle;
    }

    boolean isNothing() {
        return stored != null && !changesCard() && !changesLifecycle() && axes.isEmpty();
    }
}
