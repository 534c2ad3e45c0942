package io.kontor.customer.core.imports;

import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.Fetch;
import io.kontor.customer.core.store.TradeFactEntity;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.Reversal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Takes changes of trade facts back. */
final class TradeReversal {
    private final EntityManager em;
    private final Access access;
    private final Chronicle chronicle;

    TradeReversal(EntityManager em, Access access, Chronicle chronicle) {
        this.em = em;
        this.access = access;
        this.chronicle = chronicle;
    }

    void run(Reversal reversal) {
        List<UUID> ids =
                reversal.changes().stream().map(Reversal.Change::subject).toList();
        Map<UUID, TradeFactEntity> facts = Fetch.rows(em, TradeFactEntity.class, "id", ids).stream()
                .collect(Collectors.toMap(TradeFactEntity::id, Function.identity()));
        Map<Reversal.Change, TradeStep.Image> images = new HashMap<>();
        Set<UUID> customers = new HashSet<>();
        facts.values().forEach(fact -> customers.add(fact.customerId()));
        for (Reversal.Change change : reversal.changes()) {
            if (!change.creates()) {
                TradeStep.Image image = change.image(TradeStep.Image.class);
                images.put(change, image);
                customers.add(image.data().customerId());
            }
        }
        Map<UUID, CustomerEntity> seen = new CustomerRepository(em).findAll(customers, access.rows());
        for (Reversal.Change change : reversal.changes()) {
            TradeFactEntity fact = facts.get(change.subject());
            String reason = reasonToKeep(change, fact, images.get(change), seen.keySet());
            if (reason == null) {
                undo(Objects.requireNonNull(fact), images.get(change));
            } else {
                reversal.kept(change, reason);
            }
            facts.computeIfPresent(change.subject(), (id, f) -> reason == null ? f : null);
        }
        em.flush();
        for (Reversal.Change change : reversal.changes()) {
            TradeFactEntity fact = facts.get(change.subject());
            if (fact != null && change.creates()) {
                reversal.removed(change);
            } else if (fact != null) {
                reversal.restored(change, fact.version());
            }
        }
    }

    private static @Nullable String reasonToKeep(
            Reversal.Change change,
            @Nullable TradeFactEntity fact,
            TradeStep.@Nullable Image image,
            Set<UUID> customers) {
        if (fact == null || fact.version() != change.after()) {
            return "CHANGED_SINCE";
        }
        boolean inScope = customers.contains(fact.customerId())
                && (image == null || customers.contains(image.data().customerId()));
        return inScope ? null : "OUT_OF_SCOPE";
    }

    private void undo(TradeFactEntity fact, TradeStep.@Nullable Image image) {
        TradeEntryData before = fact.data();
        if (image == null) {
            em.remove(fact);
            chronicle.record(em, Trail.traded(fact.id(), before, null));
        } else {
            fact.set(image.data(), image.regionPath());
            chronicle.record(em, Trail.traded(fact.id(), before, image.data()));
        }
    }
}
