package io.kontor.customer.core.note;

import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.api.note.FollowUpNote;
import io.kontor.customer.api.note.FollowUpNote.State;
import io.kontor.customer.api.note.FollowUpNotes;
import io.kontor.customer.api.note.NoteData;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.NoteEntity;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Root;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The notes in the database; each open one has its deadline. */
@Component
public final class JpaFollowUpNotes implements FollowUpNotes {
    private static final String READ = "customer:note:read";
    private static final String WRITE = "customer:note:write";
    private static final Answer<FollowUpNote> NOTE = Answer.of(FollowUpNote.class);
    private static final Tracked TRACKED = Tracked.type("FollowUpNote").without("/late", "/createdBy", "/closedAt");
    private static final Listing<NoteEntity> LISTING = Listing.of(NoteEntity.class, "id")
            .field("id", Kind.UUID_KIND, n -> n.get("id"))
            .field("kind", Kind.ofEnum(CompositionRequest.Kind.class), n -> n.get("kind"))
            .field("basis", Kind.ofEnum(Basis.class), n -> n.get("basis"))
            .field("rowKey", Kind.TEXT, n -> n.get("rowKey"))
            .field("owner", Kind.UUID_KIND, n -> n.get("owner"))
            .field("createdBy", Kind.UUID_KIND, n -> n.get("createdBy"))
            .field("dueOn", Kind.DATE, n -> n.get("dueOn"))
            .field("state", Kind.ofEnum(State.class), n -> n.get("state"))
            .field("createdAt", Kind.INSTANT, n -> n.get("createdAt"))
            .field("periodFrom", Kind.DATE, n -> n.get("periodFrom"))
            .field("periodTo", Kind.DATE, n -> n.get("periodTo"))
            .defaultSort("dueOn")
            .build();

    private final Transactions transactions;
    private final NoteChecks checks;
    private final NoteDeadlines deadlines;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaFollowUpNotes(
            @Reference CustomerTransactions transactions,
            @Reference NoteChecks checks,
            @Reference NoteDeadlines deadlines,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.checks = checks;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public Page<FollowUpNote> list(ListQuery query) {
        Access access = Call.require(READ);
        LocalDate today = LocalDate.now(clock);
        return transactions.read(em -> LISTING.page(em, query, access, q -> NoteRows.in(access, q.cb(), q.root()), null)
                .map(n -> n.note(today)));
    }

    @Override
    public List<FollowUpNote> following(CompositionRequest analysis) {
        Access access = Call.require(READ);
        new Violations()
                .required("kind", analysis.kind())
                .required("basis", analysis.basis())
                .required("period", analysis.period())
                .throwIfAny();
        if (analysis.basis() == Basis.AMOUNT) {
            access.requireClass(FieldClass.AMOUNT, "basis");
        }
        LocalDate today = LocalDate.now(clock);
        return transactions.read(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<NoteEntity> query = cb.createQuery(NoteEntity.class);
            Root<NoteEntity> note = query.from(NoteEntity.class);
            query.where(cb.and(SameAnalysis.of(analysis, cb, note)), NoteRows.in(access, cb, note))
                    .orderBy(cb.asc(note.get("periodFrom")), cb.asc(note.get("createdAt")), cb.asc(note.get("id")));
            return em.createQuery(query)
                    .setMaxResults(ListQuery.MAX_LIMIT)
                    .getResultStream()
                    .map(n -> n.note(today))
                    .toList();
        });
    }

    @Override
    public Optional<FollowUpNote> find(UUID id) {
        Access access = Call.require(READ);
        LocalDate today = LocalDate.now(clock);
        return transactions.read(em -> find(em, id, access).map(n -> n.note(today)));
    }

    private static Optional<NoteEntity> find(EntityManager em, UUID id, Access access) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<NoteEntity> query = cb.createQuery(NoteEntity.class);
        Root<NoteEntity> note = query.from(NoteEntity.class);
        query.where(cb.equal(note.get("id"), id), NoteRows.in(access, cb, note));
        return em.createQuery(query).getResultStream().findFirst();
    }

    @Override
    public FollowUpNote write(NoteData data) {
        Access access = Call.require(WRITE);
        String region = checks.check(data, access);
        Actor author = Call.current().actor();
        return transactions.write(NOTE, em -> {
            NoteEntity note = new NoteEntity(Ids.next(), data.analysis(), author.id(), author.teamId(), now());
            note.apply(data, region);
            em.persist(note);
            em.flush();
            FollowUpNote written = note.note(LocalDate.now(clock));
            record(em, TRACKED.created(note.id(), null, written), "FollowUpNoteWritten");
            transactions.afterCommit(() -> deadlines.follow(written));
            return written;
        });
    }

    @Override
    public FollowUpNote change(UUID id, long version, UnaryOperator<NoteData> edit) {
        Access access = Call.require(WRITE);
        return update(id, version, access, note -> {
            requireOpen(note);
            NoteData data = edit.apply(note.data());
            if (!note.data().analysis().equals(data.analysis())) {
                throw KontorException.of(ProblemKind.INVALID, "NOT_CHANGEABLE", "analysis");
            }
            note.apply(data, checks.check(data, access));
        });
    }

    @Override
    public FollowUpNote close(UUID id, long version, State state, String outcome) {
        Access access = Call.require(WRITE);
        Violations violations = new Violations()
                .required("state", state)
                .required("outcome", outcome)
                .text("outcome", outcome, NoteData.MAX_TEXT);
        if (state == State.OPEN) {
            violations.add("state", "UNKNOWN_CODE");
        }
        violations.throwIfAny();
        return update(id, version, access, note -> {
            requireOpen(note);
            note.close(state, outcome, now());
        });
    }

    @Override
    public FollowUpNote reopen(UUID id, long version) {
        return update(id, version, Call.require(WRITE), NoteEntity::reopen);
    }

    private FollowUpNote update(UUID id, long version, Access access, Consumer<NoteEntity> work) {
        return transactions.write(NOTE, em -> {
            NoteEntity note =
                    find(em, id, access).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
            Versions.check(note.version(), version);
            LocalDate today = LocalDate.now(clock);
            FollowUpNote before = note.note(today);
            work.accept(note);
            em.flush();
            FollowUpNote after = note.note(today);
            record(em, TRACKED.changed(id, null, before, after), "FollowUpNoteChanged");
            transactions.afterCommit(() -> deadlines.follow(after));
            return after;
        });
    }

    private void record(EntityManager em, Change change, String event) {
        transactions.chronicle().record(em, change.event(event));
    }

    private static void requireOpen(NoteEntity note) {
        if (!note.isOpen()) {
            throw KontorException.of(ProblemKind.CONFLICT, "NOTE_CLOSED");
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
