package io.kontor.customer.core.note;

import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.CustomerWorld.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.api.composition.CompositionRequest.Kind;
import io.kontor.customer.api.note.FollowUpNote;
import io.kontor.customer.api.note.FollowUpNote.State;
import io.kontor.customer.api.note.NoteData;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.job.Deadline;
import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.api.job.Deadlines;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpNotesTest {
    private static final DateRange Q1 = new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));
    private static final DateRange Q2 = new DateRange(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));
    private static final DateRange Q3 = new DateRange(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30));

    private static CustomerWorld world;
    private final SetDeadlines deadlines = new SetDeadlines();
    private JpaFollowUpNotes notes;
    private UUID owner;

    /** Remembers what is due. */
    private static final class SetDeadlines implements Deadlines {
        final Map<UUID, DeadlineData> open = new HashMap<>();

        @Override
        public Deadline set(DeadlineData data) {
            assertThat(data.violations()).isEmpty();
            open.put(data.subjectId(), data);
            return new Deadline(UUID.randomUUID(), 1, data, Instant.EPOCH, null, null, null);
        }

        @Override
        public void settle(String kind, UUID subjectId) {
            open.remove(subjectId);
        }

        @Override
        public Optional<Deadline> find(String kind, UUID subjectId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<Deadline> list(ListQuery query) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeAll
    static void open() {
        world = CustomerWorld.derby();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void start() {
        world.database.transactions().writeUnkeyed(em -> em.createQuery("delete from NoteEntity n")
                .executeUpdate());
        notes = new JpaFollowUpNotes(
                world.transactions,
                new NoteChecks(world.staff, world.regions),
                new NoteDeadlines(deadlines, world.clock),
                world.clock);
        owner = world.staff.person("owner", true);
        world.clock.turnTo(CustomerWorld.TODAY);
    }

    private static CompositionRequest analysis(Basis basis, DateRange period) {
        return new CompositionRequest(Kind.GRADE, basis, period, "CNY", 10, null, null);
    }

    private NoteData data(Basis basis, DateRange period, @Nullable String row) {
        return new NoteData(
                analysis(basis, period), row, "hash", "too few A customers", null, owner, LocalDate.of(2026, 4, 10));
    }

    private FollowUpNote note(DateRange period) {
        return admin(() -> notes.write(data(Basis.AMOUNT, period, "A")));
    }

    private static String code(Throwable e) {
        return ((KontorException) e).code();
    }

    private List<UUID> shown(DateRange period) {
        return admin(() -> notes.following(analysis(Basis.AMOUNT, period))).stream()
                .map(FollowUpNote::id)
                .toList();
    }

    @Test
    void keepsWhatWasWritten() {
        FollowUpNote note = note(Q1);
        assertThat(note.data()).isEqualTo(data(Basis.AMOUNT, Q1, "A"));
        assertThat(note.state()).isEqualTo(State.OPEN);
        assertThat(note.createdBy()).isEqualTo(CustomerWorld.ADMIN.id());
        assertThat(admin(() -> notes.find(note.id()))).contains(note);
        assertThat(admin(() -> notes.list(ListQuery.where("state eq OPEN and rowKey eq A")))
                        .items())
                .containsExactly(note);
    }

    @Test
    void isShownAgainInTheNextPeriodAndAsLongAsItIsOpen() {
        FollowUpNote done = note(Q1);
        FollowUpNote open = note(Q1);
        admin(() -> notes.close(done.id(), done.version(), State.DONE, "three found"));
        assertThat(shown(Q1)).containsExactlyInAnyOrder(done.id(), open.id());
        assertThat(shown(Q2)).containsExactlyInAnyOrder(done.id(), open.id());
        assertThat(shown(Q3)).containsExactly(open.id());
        FollowUpNote later = note(Q3);
        assertThat(shown(Q2)).doesNotContain(later.id());
        assertThat(admin(() ->
                        notes.following(new CompositionRequest(Kind.REGION, Basis.AMOUNT, Q1, "CNY", 10, null, null))))
                .as("another analysis")
                .isEmpty();
        assertThat(admin(() ->
                        notes.following(new CompositionRequest(Kind.GRADE, Basis.AMOUNT, Q1, "CNY", 10, null, 2))))
                .as("another level")
                .isEmpty();
        assertThat(admin(() ->
                        notes.following(new CompositionRequest(Kind.GRADE, Basis.AMOUNT, Q1, "CNY", 3, null, null))))
                .as("topN does not matter")
                .hasSize(2);
    }

    @Test
    void isLateWhenItIsOpenAfterItsDay() {
        FollowUpNote note = note(Q1);
        assertThat(note.late()).isFalse();
        world.clock.turnTo(LocalDate.of(2026, 4, 10));
        assertThat(admin(() -> notes.find(note.id()).orElseThrow()).late()).isFalse();
        world.clock.turnTo(LocalDate.of(2026, 4, 11));
        FollowUpNote late = admin(() -> notes.find(note.id()).orElseThrow());
        assertThat(late.late()).isTrue();
        assertThat(admin(() -> notes.close(late.id(), late.version(), State.DROPPED, "no"))
                        .late())
                .isFalse();
    }

    @Test
    void hasADeadlineUntilItIsClosed() {
        FollowUpNote note = note(Q1);
        DeadlineData due = deadlines.open.get(note.id());
        assertThat(due.owner()).isEqualTo(owner);
        assertThat(due.dueAt()).isEqualTo("2026-04-11T00:00:00Z");
        assertThat(due.remindAt()).isEqualTo("2026-04-09T00:00:00Z");
        FollowUpNote closed = admin(() -> notes.close(note.id(), note.version(), State.DONE, "found"));
        assertThat(deadlines.open).isEmpty();
        admin(() -> notes.reopen(closed.id(), closed.version()));
        assertThat(deadlines.open).containsKey(note.id());
    }

    @Test
    void changesWhileItIsOpenButNotWhatItIsAbout() {
        FollowUpNote note = note(Q1);
        NoteData next =
                new NoteData(note.data().analysis(), "B", null, "issue", "call them", owner, LocalDate.of(2026, 5, 1));
        FollowUpNote changed = admin(() -> notes.change(note.id(), note.version(), d -> next));
        assertThat(changed.data()).isEqualTo(next);
        assertThat(changed.version()).isGreaterThan(note.version());
        assertThatThrownBy(() -> admin(() -> notes.change(note.id(), note.version(), d -> next)))
                .satisfies(e -> assertThat(code(e)).isEqualTo("VERSION_STALE"));
        assertThatThrownBy(
                        () -> admin(() -> notes.change(note.id(), changed.version(), d -> data(Basis.AMOUNT, Q2, "B"))))
                .satisfies(e -> assertThat(code(e)).isEqualTo("NOT_CHANGEABLE"));
        FollowUpNote closed = admin(() -> notes.close(note.id(), changed.version(), State.DONE, "ok"));
        assertThatThrownBy(() -> admin(() -> notes.change(note.id(), closed.version(), d -> next)))
                .satisfies(e -> assertThat(code(e)).isEqualTo("NOTE_CLOSED"));
    }

    @Test
    void refusesWhatIsIncomplete() {
        NoteData wrong = new NoteData(
                analysis(Basis.QUANTITY, Q1), null, null, " ", null, UUID.randomUUID(), LocalDate.of(2026, 4, 1));
        assertThatThrownBy(() -> admin(() -> notes.write(wrong)))
                .isInstanceOfSatisfying(
                        KontorException.class,
                        e -> assertThat(e.violations()).extracting("field").containsExactly("issue"));
        NoteData unknown = new NoteData(
                analysis(Basis.QUANTITY, Q1), null, null, "x", null, UUID.randomUUID(), LocalDate.of(2026, 4, 1));
        assertThatThrownBy(() -> admin(() -> notes.write(unknown)))
                .isInstanceOfSatisfying(
                        KontorException.class,
                        e -> assertThat(e.violations()).extracting("code").containsExactly("UNKNOWN_USER"));
        FollowUpNote note = note(Q1);
        assertThatThrownBy(() -> admin(() -> notes.close(note.id(), note.version(), State.OPEN, "")))
                .isInstanceOfSatisfying(
                        KontorException.class,
                        e -> assertThat(e.violations()).extracting("field").containsExactly("outcome", "state"));
    }

    @Test
    void belongsToItsOwnerAndItsAuthor() {
        Actor author = user(
                "author",
                grant("customer:note:write", Scope.OWN, FieldClass.AMOUNT),
                grant("customer:note:read", Scope.OWN, FieldClass.AMOUNT));
        Actor other = user("other", grant("customer:note:*", Scope.OWN, FieldClass.AMOUNT));
        Actor responsible = new Actor(owner, "owner", null, Set.of(), other.grants());
        FollowUpNote note = as(author, () -> notes.write(data(Basis.AMOUNT, Q1, "A")));
        for (Actor seeing : List.of(author, responsible)) {
            assertThat(as(seeing, () -> notes.find(note.id()))).contains(note);
            assertThat(as(seeing, () -> notes.following(analysis(Basis.AMOUNT, Q2))))
                    .containsExactly(note);
        }
        assertThat(as(other, () -> notes.find(note.id()))).isEmpty();
        assertThat(as(other, () -> notes.list(ListQuery.all())).total()).isZero();
        assertThat(as(other, () -> notes.following(analysis(Basis.AMOUNT, Q2)))).isEmpty();
        assertThatThrownBy(() -> as(other, () -> notes.reopen(note.id(), note.version())))
                .satisfies(e -> assertThat(code(e)).isEqualTo("NOT_FOUND"));
        assertThatThrownBy(() -> as(user("nobody"), () -> notes.list(ListQuery.all())))
                .satisfies(e -> assertThat(code(e)).isEqualTo("PERMISSION_MISSING"));
    }

    @Test
    void notesOnAmountsAreForThoseWhoMaySeeAmounts() {
        FollowUpNote amounts = note(Q1);
        FollowUpNote quantities = admin(() -> notes.write(data(Basis.QUANTITY, Q1, null)));
        Actor blind = user("blind", grant("customer:note:*", Scope.ALL));
        assertThat(as(blind, () -> notes.list(ListQuery.all())).items()).containsExactly(quantities);
        assertThat(as(blind, () -> notes.find(amounts.id()))).isEmpty();
        assertThatThrownBy(() -> as(blind, () -> notes.write(data(Basis.AMOUNT, Q1, null))))
                .satisfies(e -> assertThat(code(e)).isEqualTo("FIELD_CLASS_MISSING"));
        assertThatThrownBy(() -> as(blind, () -> notes.following(analysis(Basis.AMOUNT, Q1))))
                .satisfies(e -> assertThat(code(e)).isEqualTo("FIELD_CLASS_MISSING"));
    }
}
