package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.core.store.CardParts;
import io.kontor.customer.core.store.CardRows;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * How a card becomes another. What the card says of other modules' data is checked ahead of the writing transaction, on
 * a copy read before; when the version still is the same then, so is the card.
 */
final class CardEdits {
    private final CardChecks checks;
    private final Clock clock;
    private final Chronicle chronicle;

    CardEdits(CardChecks checks, Clock clock, Chronicle chronicle) {
        this.checks = checks;
        this.clock = clock;
        this.chronicle = chronicle;
    }

    /**
     * A checked card.
     *
     * @param stored the card it replaces, null for a new one
     * @param next the card
     * @param regionPath path of its region when that is new
     */
    record Edit(@Nullable Card stored, Card next, @Nullable String regionPath) {}

    /**
     * A card as stored.
     *
     * @param card the card
     * @param seesAmounts whether the caller may see and write its sums
     */
    record Stored(Card card, boolean seesAmounts) {}

    /** {@return the checked card of a new customer} */
    Edit opening(Card card, Access access) {
        Actor actor = Call.current().actor();
        boolean bySystem = actor.equals(Actor.SYSTEM);
        UUID owner = card.ownerId() == null && !bySystem ? actor.id() : card.ownerId();
        Card wanted = CardDraft.of(card).ownerId(owner).card();
        String path = checks.check(wanted, null, actor.id());
        if (!access.rowsOf(FieldClass.AMOUNT).covers(owner, card.teamId(), path)) {
            AmountFields.refuse(wanted);
        }
        return new Edit(null, CardDraft.of(wanted).normal().card(), path);
    }

    /** {@return the checked card an edit makes of a stored one} */
    Edit changed(Stored stored, UnaryOperator<Card> edit) {
        Card present = stored.card();
        Card edited = edit.apply(stored.seesAmounts() ? present : AmountFields.mask(present));
        if (edited.code() != null && !edited.code().equals(present.code())) {
            throw KontorException.of(ProblemKind.INVALID, "CODE_IS_FINAL", "code");
        }
        Card complete = CardDraft.of(stored.seesAmounts() ? edited : AmountFields.keep(edited, present))
                .code(present.code())
                .card();
        String path = checks.check(complete, present, Call.current().actor().id());
        return new Edit(present, CardDraft.of(complete).normal().card(), path);
    }

    /** {@return the checked card an edit makes of a stored one, null when there is none} */
    @Nullable
    Edit ahead(Optional<Stored> stored, UnaryOperator<Card> edit) {
        return stored.isPresent() ? changed(stored.get(), edit) : null;
    }

    /**
     * {@return whether an edit may make a card refer to other modules' data, which is looked up ahead of the
     * transaction} Tried on a card that refers to nothing.
     */
    boolean refersToOthers(UnaryOperator<Card> edit) {
        try {
            return CardChecks.refersToOthers(edit.apply(Card.named("?")));
        } catch (RuntimeException e) {
            // told apart on the stored card
            return true;
        }
    }

    Session in(EntityManager em, Access access) {
        return new Session(em, access);
    }

    /** The edits of one transaction. */
    final class Session {
        private final EntityManager em;
        private final Access access;
        private final CustomerRepository customers;
        private final CardWriter writer;

        private Session(EntityManager em, Access access) {
            this.em = em;
            this.access = access;
            this.customers = new CustomerRepository(em);
            this.writer = new CardWriter(em, access, Instant.now(clock).truncatedTo(ChronoUnit.MILLIS), chronicle);
        }

        /** {@return the card when there is one in scope with this version} */
        Optional<Stored> stored(UUID id, long version) {
            return customers
                    .find(id, access.rows())
                    .filter(c -> c.version() == version)
                    .map(this::stored);
        }

        private Stored stored(CustomerEntity customer) {
            return stored(customer, CardRows.lists(em, List.of(customer.id())));
        }

        private Stored stored(CustomerEntity customer, CardRows rows) {
            return new Stored(customer.card(rows.parts(customer.id())), CustomerMapper.seesAmounts(access, customer));
        }

        Optional<UUID> find(ExternalId externalId) {
            return customers.findByExternalId(externalId, access.rows()).map(CustomerEntity::id);
        }

        Customer open(Edit opening, Lifecycle lifecycle) {
            CustomerEntity customer = writer.open(opening.next(), opening.regionPath(), lifecycle);
            return mapper().opened(customer, CardParts.of(opening.next()));
        }

        Customer change(UUID id, long version, @Nullable Edit ahead, UnaryOperator<Card> edit) {
            CustomerEntity customer = customers.lock(id, access.rows());
            Versions.check(customer.version(), version);
            CardRows rows = CardRows.all(em, List.of(id), LocalDate.now(clock), true);
            Edit checked = ahead == null ? changed(stored(customer, rows), edit) : ahead;
            Card stored = checked.stored();
            if (stored != null && !stored.equals(checked.next())) {
                writer.change(customer, stored, checked.next(), checked.regionPath());
            }
            return mapper().read(customer, CardParts.of(checked.next()), rows);
        }

        Customer transition(UUID id, long version, Lifecycle to, String reason) {
            CustomerEntity customer = customers.lock(id, access.rows());
            Versions.check(customer.version(), version);
            writer.transition(customer, to, reason);
            return mapper().one(customer);
        }

        private CustomerMapper mapper() {
            return new CustomerMapper(em, access, LocalDate.now(clock));
        }
    }
}
