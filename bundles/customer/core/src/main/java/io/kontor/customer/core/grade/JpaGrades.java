package io.kontor.customer.core.grade;

import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.customer.api.grade.GradeSchemeData.Step;
import io.kontor.customer.api.grade.Grades;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.Days;
import io.kontor.customer.core.store.GradeEntity;
import io.kontor.customer.core.store.GradeRepository;
import io.kontor.customer.core.store.GradeSchemeEntity;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Grades of customers in the database. */
@Component
public final class JpaGrades implements Grades {
    private static final String READ = "customer:grade:read";
    private static final String OVERRIDE = "customer:grade:override";
    private static final int HISTORY = 200;
    private static final int MOST_YEARS = 2;

    private final Transactions transactions;
    private final Clock clock;

    /** Works over the module's transactions. */
    @Activate
    public JpaGrades(@Reference CustomerTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
    }

    @Override
    public Optional<GradeAssignment> inForce(UUID customerId, LocalDate day) {
        Access access = Call.require(READ);
        Days.require("day", day);
        return transactions.read(em -> {
            CustomerEntity customer = new CustomerRepository(em).get(customerId, access.rows());
            return new GradeRepository(em).find(customerId, day).map(g -> shown(g, customer, access));
        });
    }

    @Override
    public List<GradeAssignment> history(UUID customerId) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            CustomerEntity customer = new CustomerRepository(em).get(customerId, access.rows());
            return new GradeRepository(em)
                    .history(customerId, HISTORY).stream()
                            .map(g -> shown(g, customer, access))
                            .toList();
        });
    }

    private static GradeAssignment shown(GradeEntity grade, CustomerEntity customer, Access access) {
        return grade.assignment(CustomerScope.covers(access.rowsOf(FieldClass.AMOUNT), customer));
    }

    @Override
    public GradeAssignment override(
            UUID customerId, long version, String grade, LocalDate from, LocalDate until, String reason) {
        Access access = Call.require(OVERRIDE);
        Violations violations = new Violations().required("grade", grade).code("grade", grade);
        violations.required("from", from).required("until", until);
        violations.required("reason", reason).text("reason", reason, 500).throwIfAny();
        Days.require("from", from);
        Days.require("until", until);
        if (until.isBefore(from) || until.isAfter(from.plusYears(MOST_YEARS))) {
            throw KontorException.of(ProblemKind.INVALID, "ILLEGAL_PERIOD", "until");
        }
        GradeAssignment made = new GradeAssignment(
                Ids.next(),
                customerId,
                grade,
                GradeAssignment.Kind.OVERRIDDEN,
                from,
                until,
                null,
                null,
                reason,
                Call.current().actor().username(),
                now(),
                List.of());
        return transactions.write(Answer.of(GradeAssignment.class), em -> {
            override(em, new CustomerRepository(em).lock(customerId, access.rows()), version, made);
            return made;
        });
    }

    private void override(EntityManager em, CustomerEntity customer, long version, GradeAssignment made) {
        Versions.check(customer.version(), version);
        if (!isKnown(em, made.grade())) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_CODE", "grade");
        }
        List<Change> ended = new GradeRepository(em)
                .makeRoom(List.of(made.customerId()), made.kind(), made.validFrom(), made.validTo());
        em.persist(new GradeEntity(made, false));
        customer.touch(made.at());
        em.flush();
        transactions.chronicle().recordAll(em, ended);
        transactions.chronicle().record(em, Trail.graded(made));
    }

    private static boolean isKnown(EntityManager em, String grade) {
        return em.createQuery("select s from GradeSchemeEntity s", GradeSchemeEntity.class)
                .getResultStream()
                .flatMap(s -> s.scheme().data().grades().stream())
                .map(Step::grade)
                .anyMatch(grade::equals);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
