package io.kontor.customer.core.composition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * For which customer the sales of a customer count: the topmost one above it. The climb ends below a customer out of
 * scope, which the caller must not learn of.
 */
final class RollUp {
    private final Map<UUID, UUID> uppers;
    private final Set<UUID> inScope;
    private final Map<UUID, UUID> topmost = new HashMap<>();

    RollUp(Map<UUID, UUID> uppers, Set<UUID> inScope) {
        this.uppers = uppers;
        this.inScope = inScope;
    }

    UUID topmost(UUID customer) {
        UUID known = topmost.get(customer);
        if (known != null) {
            return known;
        }
        Set<UUID> climbed = new HashSet<>();
        UUID at = customer;
        while (climbed.add(at)) {
            UUID upper = uppers.get(at);
            if (upper == null || !inScope.contains(upper)) {
                break;
            }
            at = upper;
        }
        topmost.put(customer, at);
        return at;
    }
}
