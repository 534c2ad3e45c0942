package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.core.store.CardParts;
import io.kontor.customer.core.store.CardPartsRepository;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.LifecycleEntity;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Chronicle;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Writes checked cards within one transaction. */
final class CardWriter {
    private final EntityManager em;
    private final Access access;
    private final Instant now;
    private final Chronicle chronicle;

    CardWriter(EntityManager em, Access access, Instant now, Chronicle chronicle) {
        this.em = em;
        this.access = access;
        this.now = now;
        this.chronicle = chronicle;
    }

    CustomerEntity open(Card card, @Nullable String regionPath, Lifecycle lifecycle) {
        String code = CustomerCodes.codeFor(em, card.code());
        CustomerEntity customer = new CustomerEntity(Ids.next(), code, card, lifecycle, now);
        customer.regionPath(regionPath);
        requireInside(customer);
        em.persist(customer);
        em.flush();
        new CardPartsRepository(em).replace(customer.id(), CardParts.NONE, CardParts.of(card));
        step(customer, null, null);
        em.flush();
        chronicle.record(em, Trail.opened(customer, customer.card(CardParts.of(card))));
        return customer;
    }

    void change(CustomerEntity customer, Card stored, Card next, @Nullable String regionPath) {
        customer.set(next);
        if (!Objects.equals(stored.regionCode(), next.regionCode())) {
            customer.regionPath(regionPath);
        }
        requireInside(customer);
        customer.touch(now);
        new CardPartsRepository(em).replace(customer.id(), CardParts.of(stored), CardParts.of(next));
        em.flush();
        chronicle.record(em, Trail.changed(customer, stored, next));
    }

    void transition(CustomerEntity customer, Lifecycle to, String reason) {
        Lifecycle from = customer.lifecycle();
        if (!from.next().contains(to)) {
            throw KontorException.of(ProblemKind.CONFLICT, "TRANSITION_NOT_ALLOWED")
                    .with("from", from)
                    .with("to", to);
        }
        customer.lifecycle(to);
        customer.touch(now);
        step(customer, from, reason);
        em.flush();
        chronicle.record(em, Trail.stage(customer, from, reason));
    }

    private void requireInside(CustomerEntity customer) {
        if (!CustomerScope.covers(access.rows(), customer)) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "OUT_OF_SCOPE");
        }
    }

    private void step(CustomerEntity customer, @Nullable Lifecycle from, @Nullable String reason) {
        LifecycleEntity.add(em, customer, from, reason);
    }
}
