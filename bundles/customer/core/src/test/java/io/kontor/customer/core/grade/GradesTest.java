package io.kontor.customer.core.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.customer.api.grade.GradeAssignment.Kind;
import io.kontor.customer.api.grade.GradeProposal;
import io.kontor.customer.api.grade.GradeRun;
import io.kontor.customer.api.grade.GradeScheme;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GradesTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 20);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static SalesFixture sales;

    private JpaGradeSchemes schemes;
    private JpaGrades grades;
    private UUID a;
    private UUID b;

    @BeforeAll
    static void open() {
        sales = SalesFixture.derby(new KnownRegions());
    }

    @AfterAll
    static void close() {
        sales.close();
    }

    @BeforeEach
    void twoCustomers() {
        sales.clear();
        schemes = GradeSchemesFixture.over(sales);
        grades = new JpaGrades(sales.transactions(), SalesFixture.CLOCK);
        a = sales.customer("A", SalesFixture.ANNA, null, Lifecycle.ACTIVE);
        b = sales.customer("B", SalesFixture.BEN, null, Lifecycle.SIGNED);
        sales.sale(a, "2025-06-01", "tea", "10");
        sales.sale(b, "2026-05-31", "tea", "90");
    }

    private static void refused(ProblemKind kind, String code, ThrowingCallable call) {
        KontorException e = catchThrowableOfType(KontorException.class, call);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.kind()).isEqualTo(kind);
    }

    private static List<String> table(GradeRun run) {
        return run.proposals().stream()
                .map(p -> p.code() + " " + p.present() + "->" + p.proposed() + (p.moves() ? " moves" : "")
                        + (p.overridden() ? " overridden" : ""))
                .toList();
    }

    private GradeRun propose() {
        return SalesFixture.run(() -> schemes.propose("abc", MAY));
    }

    private int confirm(GradeRun run, LocalDate from, UUID... customers) {
        return SalesFixture.run(() -> schemes.confirm(run.id(), run.version(), Set.of(customers), from));
    }

    private String inForce(UUID customer, String day) {
        return SalesFixture.run(() -> grades.inForce(customer, LocalDate.parse(day)))
                .map(g -> g.grade() + " " + g.kind())
                .orElse(null);
    }

    private long version(UUID customer) {
        return sales.database().transactions().read(em -> em.find(CustomerEntity.class, customer)
                .version());
    }

    private GradeAssignment override(UUID customer, String grade, String from, String until) {
        long seen = version(customer);
        return SalesFixture.run(() ->
                grades.override(customer, seen, grade, LocalDate.parse(from), LocalDate.parse(until), "promised"));
    }

    @Test
    void c15ShipsAnExampleScheme() {
        GradeScheme abc = SalesFixture.run(() -> schemes.find("abc")).orElseThrow();
        assertThat(abc.data().violations()).isEmpty();
        assertThat(abc.version()).isEqualTo(1);
        assertThat(abc.data().grades()).extracting(s -> s.grade() + s.limit()).containsExactly("A80", "B95", "C100");
        assertThat(abc.data().months()).isEqualTo(12);
        assertThat(abc.data().currency()).isEqualTo("CNY");
        assertThat(SalesFixture.run(() -> schemes.dryRun("abc", MAY)).scheme()).isEqualTo("abc");
    }

    @Test
    void c15DryRunShowsWhoMovesAndWhyWithoutStoring() {
        sales.grade(a, "C", Kind.CONFIRMED, "2026-01-01", "2026-12-31");
        sales.customer("P", null, null, Lifecycle.PROSPECT);
        sales.customer("D", null, null, Lifecycle.DORMANT);
        GradeRun run = SalesFixture.run(() -> schemes.dryRun("abc", MAY));
        assertThat(run.period()).isEqualTo(new DateRange(LocalDate.of(2025, 6, 1), LocalDate.of(2026, 5, 31)));
        assertThat(run.state()).isEqualTo(GradeRun.State.DRY_RUN);
        assertThat(run.id()).isNull();
        assertThat(table(run)).containsExactly("B null->A moves", "A C->B moves", "D null->C moves");
        assertThat(run.proposals().get(1).reasons().get(0).text().en())
                .isEqualTo("Rank 2 of 3 customers, cumulative share 100 %; grade B reaches to 95 %.");
        assertThat(run.inputsHash())
                .isEqualTo(SalesFixture.run(() -> schemes.dryRun("abc", MAY)).inputsHash());
        sales.sale(a, "2026-01-01", "tea", "0.01");
        assertThat(run.inputsHash())
                .isNotEqualTo(SalesFixture.run(() -> schemes.dryRun("abc", MAY)).inputsHash());
    }

    @Test
    void c15ConfirmsProposalsInPartAndOnlyOnce() {
        GradeRun run = propose();
        assertThat(run.state()).isEqualTo(GradeRun.State.PROPOSED);
        assertThat(confirm(run, JULY, a)).isEqualTo(1);
        GradeRun after = SalesFixture.run(() -> schemes.run(run.id()));
        assertThat(after.state()).isEqualTo(GradeRun.State.CONFIRMED);
        assertThat(after.version()).isEqualTo(run.version() + 1);
        assertThat(after.proposals()).isEqualTo(run.proposals());
        assertThat(inForce(a, "2026-07-01")).isEqualTo("B CONFIRMED");
        assertThat(inForce(a, "2027-06-30")).isEqualTo("B CONFIRMED");
        assertThat(inForce(a, "2027-07-01")).isNull();
        assertThat(inForce(b, "2026-07-01")).isNull();
        assertThat(confirm(after, JULY.plusDays(1))).isEqualTo(1);
        assertThat(inForce(a, "2026-07-02")).isEqualTo("B CONFIRMED");
        assertThat(inForce(b, "2026-07-02")).isEqualTo("A CONFIRMED");
        GradeAssignment kept = SalesFixture.run(() -> grades.history(b)).get(0);
        assertThat(kept.scheme()).isEqualTo("abc");
        assertThat(kept.schemeVersion()).isEqualTo(1);
        assertThat(kept.by()).isEqualTo("anna");
        assertThat(kept.reasons()).hasSize(2);
        GradeRun last = SalesFixture.run(() -> schemes.run(run.id()));
        assertThat(confirm(last, JULY)).isZero();
        refused(ProblemKind.STALE, "VERSION_STALE", () -> confirm(run, JULY));
        refused(ProblemKind.INVALID, "NOT_PROPOSED", () -> confirm(last, JULY, UUID.randomUUID()));
    }

    @Test
    void c16EndsTheGradeBeforeTheDayBefore() {
        confirm(propose(), LocalDate.of(2026, 1, 1));
        sales.sale(a, "2026-05-01", "tea", "1000");
        confirm(propose(), LocalDate.of(2026, 6, 1));
        assertThat(inForce(a, "2026-05-31")).isEqualTo("B CONFIRMED");
        assertThat(inForce(a, "2026-06-01")).isEqualTo("A CONFIRMED");
        List<GradeAssignment> history = SalesFixture.run(() -> grades.history(a));
        assertThat(history)
                .extracting(g -> g.grade() + " " + g.validFrom() + " " + g.validTo())
                .containsExactly("A 2026-06-01 2027-05-31", "B 2026-01-01 2026-05-31");
        confirm(propose(), LocalDate.of(2025, 12, 1));
        assertThat(SalesFixture.run(() -> grades.history(a)))
                .extracting(g -> g.grade() + " " + g.validFrom() + " " + g.validTo())
                .containsExactly("A 2026-06-01 2025-11-30", "B 2026-01-01 2025-11-30", "A 2025-12-01 2026-11-30");
        assertThat(inForce(a, "2026-03-01")).isEqualTo("A CONFIRMED");
    }

    @Test
    void c16OverrideComesFirstAndEndsByItself() {
        confirm(propose(), LocalDate.of(2026, 1, 1));
        long before = version(a);
        GradeAssignment made = override(a, "A", "2026-06-01", "2026-08-31");
        assertThat(version(a)).isEqualTo(before + 1);
        assertThat(made.reason()).isEqualTo("promised");
        assertThat(inForce(a, "2026-05-31")).isEqualTo("B CONFIRMED");
        assertThat(inForce(a, "2026-06-01")).isEqualTo("A OVERRIDDEN");
        assertThat(inForce(a, "2026-08-31")).isEqualTo("A OVERRIDDEN");
        assertThat(inForce(a, "2026-09-01")).isEqualTo("B CONFIRMED");
        assertThat(table(SalesFixture.run(() -> schemes.dryRun("abc", MAY))))
                .containsExactly("B A->A", "A A->B moves overridden");
        override(a, "C", "2026-07-01", "2026-07-31");
        assertThat(inForce(a, "2026-06-30")).isEqualTo("A OVERRIDDEN");
        assertThat(inForce(a, "2026-07-15")).isEqualTo("C OVERRIDDEN");
        assertThat(inForce(a, "2026-08-15")).isEqualTo("B CONFIRMED");
        assertThat(SalesFixture.run(() -> grades.history(a))).hasSize(3);
    }

    @Test
    void c16RefusesWrongOverrides() {
        long seen = version(a);
        refused(ProblemKind.INVALID, "UNKNOWN_CODE", () -> override(a, "X", "2026-06-01", "2026-06-30"));
        refused(ProblemKind.INVALID, "ILLEGAL_PERIOD", () -> override(a, "A", "2026-06-02", "2026-06-01"));
        refused(ProblemKind.INVALID, "ILLEGAL_PERIOD", () -> override(a, "A", "2026-06-01", "2028-06-02"));
        refused(
                ProblemKind.NOT_FOUND,
                "NOT_FOUND",
                () -> SalesFixture.run(() -> grades.override(UUID.randomUUID(), 1, "A", MAY, MAY, "why")));
        refused(
                ProblemKind.INVALID,
                "INVALID_INPUT",
                () -> SalesFixture.run(() -> grades.override(a, seen, "A", MAY, MAY, " ")));
        override(a, "A", "2026-06-01", "2028-06-01");
        refused(
                ProblemKind.STALE,
                "VERSION_STALE",
                () -> SalesFixture.run(() -> grades.override(a, seen, "A", MAY, MAY, "why")));
    }

    @Test
    void c15KeepsEveryVersionOfAScheme() {
        var first = PoliciesTest.scheme("ABC", "A=80", "B=95", "C=100");
        GradeScheme own = SalesFixture.run(() -> schemes.add("own", first));
        GradeRun old = SalesFixture.run(() -> schemes.propose("own", MAY));
        GradeScheme same = SalesFixture.run(() -> schemes.change("own", own.version(), first));
        assertThat(same.version()).isEqualTo(own.version());
        GradeScheme changed = SalesFixture.run(
                () -> schemes.change("own", own.version(), PoliciesTest.scheme("THRESHOLD", "A=50", "B=0")));
        assertThat(changed.version()).isEqualTo(own.version() + 1);
        assertThat(table(SalesFixture.run(() -> schemes.dryRun("own", MAY))))
                .containsExactly("B null->A moves", "A null->B moves");
        assertThat(SalesFixture.run(() -> schemes.run(old.id()))).isEqualTo(old);
        confirm(old, JULY);
        assertThat(SalesFixture.run(() -> grades.history(a)).get(0).schemeVersion())
                .isEqualTo(own.version());
        refused(
                ProblemKind.STALE,
                "VERSION_STALE",
                () -> SalesFixture.run(() -> schemes.change("own", own.version(), first)));
    }

    @Test
    void refusesWrongSchemes() {
        var good = PoliciesTest.scheme("ABC", "A=80", "B=100");
        refused(ProblemKind.CONFLICT, "SCHEME_CODE_TAKEN", () -> SalesFixture.run(() -> schemes.add("abc", good)));
        refused(
                ProblemKind.UNAVAILABLE,
                "POLICY_ABSENT",
                () -> SalesFixture.run(() -> schemes.add("x", PoliciesTest.scheme("RFM", "A=80", "B=100"))));
        refused(
                ProblemKind.INVALID,
                "INVALID_INPUT",
                () -> SalesFixture.run(() -> schemes.add("x y", PoliciesTest.scheme("ABC", "A=80", "B=90"))));
        refused(ProblemKind.NOT_FOUND, "NOT_FOUND", () -> SalesFixture.run(() -> schemes.dryRun("none", MAY)));
        refused(ProblemKind.NOT_FOUND, "NOT_FOUND", () -> SalesFixture.run(() -> schemes.run(UUID.randomUUID())));
    }

    @Test
    void c39GradesAndShowsOnlyCustomersInScope() {
        GradeRun all = propose();
        Actor own = SalesFixture.anna(Scope.OWN);
        assertThat(SalesFixture.as(own, () -> schemes.run(all.id())).proposals())
                .extracting(GradeProposal::code)
                .containsExactly("A");
        assertThat(table(SalesFixture.as(own, () -> schemes.dryRun("abc", MAY))))
                .containsExactly("A null->A moves");
        refused(
                ProblemKind.INVALID,
                "NOT_PROPOSED",
                () -> SalesFixture.as(own, () -> schemes.confirm(all.id(), all.version(), Set.of(b), JULY)));
        assertThat(SalesFixture.as(own, () -> schemes.confirm(all.id(), all.version(), Set.of(), JULY)))
                .isEqualTo(1);
        assertThat(inForce(b, "2026-07-01")).isNull();
        refused(ProblemKind.NOT_FOUND, "NOT_FOUND", () -> SalesFixture.as(own, () -> grades.history(b)));
    }

    @Test
    void c39KeepsReasonsThatTellSumsFromWhoMayNotSeeThem() {
        confirm(propose(), JULY);
        Actor blind = SalesFixture.actor(SalesFixture.BEN, "ben", Scope.ALL, Set.of());
        assertThat(SalesFixture.as(blind, () -> schemes.dryRun("abc", MAY)).proposals())
                .hasSize(2)
                .allMatch(p -> p.reasons().isEmpty());
        assertThat(SalesFixture.as(blind, () -> grades.history(a)))
                .allMatch(g -> g.reasons().isEmpty());
        assertThat(SalesFixture.run(() -> grades.history(a)))
                .allMatch(g -> !g.reasons().isEmpty());
    }
}
