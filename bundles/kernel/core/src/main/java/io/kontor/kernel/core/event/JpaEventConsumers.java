package io.kontor.kernel.core.event;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.event.ConsumerPosition;
import io.kontor.kernel.api.event.EventConsumers;
import io.kontor.kernel.api.event.SetAside;
import io.kontor.kernel.api.event.SetAside.State;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.core.event.Cursors.Place;
import io.kontor.kernel.core.event.Cursors.Stored;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The consumers as the database knows them, also those that are away. */
@Component
public final class JpaEventConsumers implements EventConsumers {
    private static final String READ = "kernel:event-consumer:read";
    private static final String MANAGE = "kernel:event-consumer:manage";
    private static final Answer<SetAside> SET_ASIDE = Answer.of(SetAside.class);
    private static final Tracked TRACKED = Tracked.type("SetAsideEvent");
    private static final Listing<SetAsideEntity> LISTING = Listing.of(SetAsideEntity.class, "id")
            .field("module", Kind.TEXT, s -> s.get("module"))
            .field("seq", Kind.LONG, s -> s.get("seq"))
            .field("type", Kind.TEXT, s -> s.get("type"))
            .field("subjectType", Kind.TEXT, s -> s.get("subjectType"))
            .field("subjectId", Kind.TEXT, s -> s.get("subjectId"))
            .field("state", Kind.ofEnum(State.class), s -> s.get("state"))
            .field("at", Kind.INSTANT, s -> s.get("at"))
            .defaultSort("seq")
            .build();

    private final Transactions transactions;
    private final Courier courier;
    private final Cursors cursors;

    /** Over the kernel's transactions. */
    @Activate
    public JpaEventConsumers(@Reference KernelTransactions kernel, @Reference Courier courier) {
        this.transactions = kernel.transactions();
        this.courier = courier;
        this.cursors = new Cursors(transactions);
    }

    @Override
    public List<ConsumerPosition> positions() {
        Call.require(READ);
        Map<String, Long> last = new HashMap<>();
        return transactions.read(em -> cursors.all(em).stream()
                .map(stored ->
                        position(em, stored, last.computeIfAbsent(stored.place().module(), courier.journals()::last)))
                .toList());
    }

    private ConsumerPosition position(EntityManager em, Stored stored, long last) {
        Place place = stored.place();
        Long movedAt = stored.movedAt();
        return new ConsumerPosition(
                place.consumer(),
                place.module(),
                courier.isPresent(place),
                stored.position(),
                last,
                Math.max(0, last - stored.position()),
                new SetAsideRepository(em).count(place),
                movedAt == null ? null : Instant.ofEpochMilli(movedAt),
                stored.problem());
    }

    @Override
    public Page<SetAside> setAside(String consumer, ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            if (cursors.all(em).stream().noneMatch(s -> s.place().consumer().equals(consumer))) {
                throw notFound();
            }
            return LISTING.page(em, query, access, q -> q.cb().equal(q.root().get("consumer"), consumer), null)
                    .map(SetAsideEntity::toSetAside);
        });
    }

    @Override
    public SetAside retry(String consumer, UUID id) {
        Call.require(MANAGE);
        return transactions.write(SET_ASIDE, em -> {
            SetAsideEntity entity = failed(em, consumer, id);
            SetAside before = entity.toSetAside();
            entity.release();
            keep(em, before, entity.toSetAside(), "EventReleased");
            transactions.afterCommit(() -> courier.released(consumer));
            return entity.toSetAside();
        });
    }

    @Override
    public void skip(String consumer, UUID id) {
        Call.require(MANAGE);
        transactions.write(em -> {
            SetAsideEntity entity = failed(em, consumer, id);
            keep(em, entity.toSetAside(), null, "EventSkipped");
            new SetAsideRepository(em).remove(entity, new Place(consumer, entity.module()));
            transactions.afterCommit(() -> courier.released(consumer));
        });
    }

    private void keep(EntityManager em, SetAside before, @Nullable SetAside after, String event) {
        transactions
                .chronicle()
                .record(
                        em,
                        (after == null
                                        ? TRACKED.deleted(before.id(), null, before)
                                        : TRACKED.changed(before.id(), null, before, after))
                                .event(event));
    }

    private static SetAsideEntity failed(EntityManager em, String consumer, UUID id) {
        SetAsideEntity entity = new SetAsideRepository(em).find(consumer, id).orElseThrow(JpaEventConsumers::notFound);
        if (entity.state() == State.WAITING) {
            throw KontorException.of(ProblemKind.CONFLICT, "EVENT_WAITS");
        }
        return entity;
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }
}
