package io.kontor.kernel.core.handover;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.handover.Handover;
import io.kontor.kernel.api.handover.Handover.Part;
import io.kontor.kernel.api.handover.Handover.PartState;
import io.kontor.kernel.api.handover.HandoverData;
import io.kontor.kernel.api.handover.HandoverOutcome;
import io.kontor.kernel.api.handover.HandoverOutcome.Result;
import io.kontor.kernel.api.handover.HandoverPreview;
import io.kontor.kernel.api.handover.HandoverPreview.Asked;
import io.kontor.kernel.api.handover.Handovers;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.security.StaffDirectory.Person;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.security.TeamMembers;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The hand-overs in the database. What was chosen is kept before the first module is asked, and each answer as it
 * comes; whoever resumes asks those that have not answered, under the key they were asked with before.
 */
@Component(service = Handovers.class)
public final class JpaHandovers implements Handovers {
    static final String READ = "kernel:handover:read";
    static final String EXECUTE = "kernel:handover:execute";

    private static final Answer<Handover> HANDOVER = Answer.of(Handover.class);
    private static final Tracked TRACKED = Tracked.type("Handover");
    private static final Listing<HandoverEntity> LISTING = Listing.of(HandoverEntity.class, "id")
            .field("id", Kind.UUID_KIND, h -> h.get("id"))
            .field("fromId", Kind.UUID_KIND, h -> h.get("fromId"))
            .field("toId", Kind.UUID_KIND, h -> h.get("toId"))
            .field("by", Kind.UUID_KIND, h -> h.get("orderedBy"))
            .field("at", Kind.INSTANT, h -> h.get("orderedAt"))
            .field("state", Kind.ofEnum(Handover.State.class), h -> h.get("state"))
            .defaultSort("-at")
            .build();

    private final Transactions transactions;
    private final StaffDirectory staff;
    private final Participants participants;
    private final HandoverParts parts;
    private final Clock clock;

    /** Over the kernel's transactions. */
    @Activate
    public JpaHandovers(
            @Reference KernelTransactions kernel,
            @Reference StaffDirectory staff,
            @Reference Participants participants,
            @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.staff = staff;
        this.participants = participants;
        this.parts = new HandoverParts(participants);
        this.clock = clock;
    }

    /** What the history keeps and others learn; what became of the things is kept where they are. */
    private record Told(
            UUID fromId, UUID toId, String reason, Handover.State state, long given, long toConfirm, long refused) {
        static Told of(Handover handover) {
            return new Told(
                    handover.fromId(),
                    handover.toId(),
                    handover.reason(),
                    handover.state(),
                    count(handover, Result.DONE),
                    count(handover, Result.TO_CONFIRM),
                    count(handover, Result.REFUSED));
        }

        private static long count(Handover handover, Result result) {
            return handover.parts().stream()
                    .flatMap(part -> part.outcomes().stream())
                    .filter(outcome -> outcome.result() == result)
                    .count();
        }
    }

    @Override
    public HandoverPreview preview(UUID userId) {
        Access access = Call.require(READ);
        Person person = person(userId, access).orElseThrow(JpaHandovers::notFound);
        List<Asked> asked = participants.ask(userId);
        boolean blocked = asked.stream().anyMatch(m -> m.problem() != null)
                || asked.stream().flatMap(m -> m.kinds().stream()).anyMatch(kind -> kind.blocking() > 0);
        return new HandoverPreview(userId, person.displayName(), blocked, asked, participants.absent());
    }

    /** {@return a user in the caller's rows} */
    private Optional<Person> person(UUID userId, Access access) {
        Person person = staff.people(Set.of(userId)).get(userId);
        return Optional.ofNullable(person).filter(p -> covers(access.rows(), userId));
    }

    private boolean covers(RowScope rows, UUID userId) {
        return rows.covers(userId, null, null)
                || (!rows.teams().isEmpty()
                        && transactions.read(em -> em.createQuery(
                                                "select count(u) from UserEntity u where u.id = :id"
                                                        + " and u.teamId in :teams",
                                                Long.class)
                                        .setParameter("id", userId)
                                        .setParameter("teams", rows.teams())
                                        .getSingleResult()
                                > 0));
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }

    @Override
    public Handover handOver(HandoverData data) {
        Access access = Call.require(EXECUTE);
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        violations.throwIfAny();
        Person from = person(data.fromId(), access).orElse(null);
        Person to = staff.people(Set.of(data.toId())).get(data.toId());
        if (from == null) {
            violations.add("fromId", "UNKNOWN_USER");
        }
        if (to == null || !to.enabled()) {
            violations.add("toId", "UNKNOWN_USER");
        }
        violations.throwIfAny();
        List<Part> chosen = parts.of(data);
        Handover ordered = transactions.write(HANDOVER, em -> order(em, data, from, to, chosen));
        return run(ordered.id());
    }

    private Handover order(
            EntityManager em, HandoverData data, @Nullable Person from, @Nullable Person to, List<Part> chosen) {
        Handover handover = new Handover(
                Ids.next(),
                0,
                data.fromId(),
                Objects.requireNonNull(from).displayName(),
                data.toId(),
                Objects.requireNonNull(to).displayName(),
                data.reason(),
                Call.current().actor().id(),
                Instant.ofEpochMilli(clock.millis()),
                Handover.State.WAITING,
                chosen);
        HandoverEntity entity = new HandoverEntity(handover);
        em.persist(entity);
        em.flush();
        Handover ordered = entity.handover();
        transactions
                .chronicle()
                .record(
                        em,
                        TRACKED.created(ordered.id(), null, Told.of(ordered))
                                .root(ordered.fromId())
                                .reason(ordered.reason())
                                .event("HandoverOrdered", Told.of(ordered)));
        return ordered;
    }

    @Override
    public Handover resume(UUID id, long version) {
        Access access = Call.require(EXECUTE);
        Handover handover = get(id, access).orElseThrow(JpaHandovers::notFound);
        Versions.check(handover.version(), version);
        return run(id);
    }

    /** Asks each module that has not answered; what it answers is kept before the next one is asked. */
    private Handover run(UUID id) {
        Handover handover = transactions.read(em -> found(em, id).handover());
        for (int i = 0; i < handover.parts().size(); i++) {
            if (handover.parts().get(i).state() != PartState.ANSWERED) {
                handover = run(handover, i);
            }
        }
        return seen(handover);
    }

    private Handover run(Handover handover, int index) {
        Part kept = handover.parts().get(index);
        if (!parts.areThere(kept)) {
            return keep(handover.id(), index, HandoverParts.with(kept, PartState.ABSENT, List.of()));
        }
        Part named;
        try {
            named = parts.named(kept, handover.fromId());
        } catch (KontorException refusal) {
            return keep(handover.id(), index, HandoverParts.refused(kept, refusal));
        }
        if (!named.equals(kept)) {
            keep(handover.id(), index, named);
        }
        return keep(handover.id(), index, parts.answered(handover, named));
    }

    private Handover keep(UUID id, int index, Part part) {
        return transactions.writeUnkeyed(em -> {
            HandoverEntity entity = found(em, id);
            em.lock(entity, LockModeType.PESSIMISTIC_WRITE);
            em.refresh(entity);
            Handover before = entity.handover();
            if (before.parts().get(index).state() == PartState.ANSWERED) {
                return before;
            }
            List<Part> now = new ArrayList<>(before.parts());
            now.set(index, part);
            entity.parts(now);
            em.flush();
            Handover after = entity.handover();
            String event = after.state() == Handover.State.WAITING ? "HandoverContinued" : "HandoverDone";
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(id, null, Told.of(before), Told.of(after))
                                    .root(after.fromId())
                                    .reason(after.reason())
                                    .event(event, Told.of(after)));
            return after;
        });
    }

    private static HandoverEntity found(EntityManager em, UUID id) {
        return Optional.ofNullable(em.find(HandoverEntity.class, id)).orElseThrow(JpaHandovers::notFound);
    }

    @Override
    public Page<Handover> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions
                .read(em -> LISTING.page(em, query, access, q -> in(access.rows(), q), null)
                        .map(HandoverEntity::handover))
                .map(this::seen);
    }

    private static Predicate in(RowScope rows, Listing.Query<HandoverEntity> query) {
        if (rows.all()) {
            return query.cb().conjunction();
        }
        List<Predicate> any = new ArrayList<>();
        if (!rows.owners().isEmpty()) {
            any.add(query.root().<UUID>get("fromId").in(rows.owners()));
        }
        if (!rows.teams().isEmpty()) {
            any.add(query.root().<UUID>get("fromId").in(TeamMembers.of(query.query(), rows.teams())));
        }
        return any.isEmpty() ? query.root().get("id").isNull() : query.cb().or(any.toArray(Predicate[]::new));
    }

    @Override
    public Optional<Handover> find(UUID id) {
        Access access = Call.require(READ);
        return get(id, access).map(this::seen);
    }

    private Optional<Handover> get(UUID id, Access access) {
        return transactions
                .read(em ->
                        Optional.ofNullable(em.find(HandoverEntity.class, id)).map(HandoverEntity::handover))
                .filter(handover -> covers(access.rows(), handover.fromId()));
    }

    /** {@return a hand-over with its texts in the reader's language} */
    private Handover seen(Handover h) {
        List<Part> told = h.parts().stream()
                .map(part -> HandoverParts.with(
                        part,
                        part.state(),
                        part.outcomes().stream().map(this::seen).toList()))
                .toList();
        return new Handover(
                h.id(),
                h.version(),
                h.fromId(),
                h.fromName(),
                h.toId(),
                h.toName(),
                h.reason(),
                h.by(),
                h.at(),
                h.state(),
                told);
    }

    private HandoverOutcome seen(HandoverOutcome outcome) {
        String problem = outcome.problem();
        return problem == null ? outcome : outcome.withMessage(participants.text(problem, outcome.args()));
    }
}
