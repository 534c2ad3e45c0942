package io.kontor.customer.core.classification;

import io.kontor.customer.api.classification.Assignment;
import io.kontor.customer.api.classification.Classifications;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.AxisCodeEntity;
import io.kontor.customer.core.store.AxisEntity;
import io.kontor.customer.core.store.ClassificationEntity;
import io.kontor.customer.core.store.ClassificationRepository;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.Days;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Classifications in the module's tables. */
@Component
public final class JpaClassifications implements Classifications {
    private static final String READ = "customer:customer:read";
    private static final String WRITE = "customer:customer:write";
    private static final Answer<List<Assignment>> ASSIGNMENTS = Answer.listOf(Assignment.class);
    private static final int MAX_CODES = 100;

    private final Transactions transactions;
    private final Clock clock;

    /** Takes the module's transactions. */
    @Activate
    public JpaClassifications(@Reference CustomerTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
    }

    @Override
    public List<Assignment> of(UUID customerId, @Nullable LocalDate asOf) {
        Access access = Call.require(READ);
        Days.require("asOf", asOf);
        return transactions.read(em -> {
            new CustomerRepository(em).get(customerId, access.rows());
            return new ClassificationRepository(em)
                    .of(customerId).stream()
                            .filter(c -> asOf == null || c.meets(asOf, asOf))
                            .map(ClassificationEntity::assignment)
                            .toList();
        });
    }

    @Override
    public List<Assignment> assign(
            UUID customerId, long version, String axis, Set<String> codes, LocalDate from, @Nullable String reason) {
        Access access = Call.require(WRITE);
        check(codes, from, reason);
        Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        return transactions.write(ASSIGNMENTS, em -> {
            CustomerEntity customer = new CustomerRepository(em).lock(customerId, access.rows());
            Versions.check(customer.version(), version);
            List<ClassificationEntity> present = ofAxis(em, customerId, axis);
            requireCodes(em, axis, codes, present, from);
            AssignmentPlan plan = AssignmentPlan.of(assignments(present), codes, from, reason);
            if (plan.changesNothing()) {
                return assignments(present);
            }
            Assignment made = new Assignment(
                    axis, "", from, null, reason, Call.current().actor().username(), now);
            List<Assignment> before = assignments(present);
            plan.carryOut(em, customerId, present, made);
            customer.touch(now);
            em.flush();
            List<Assignment> after = assignments(ofAxis(em, customerId, axis));
            transactions.chronicle().record(em, Trail.classified(customer, before, after, made));
            return after;
        });
    }

    private static List<Assignment> assignments(List<ClassificationEntity> entities) {
        return entities.stream().map(ClassificationEntity::assignment).toList();
    }

    private static void check(Set<String> codes, LocalDate from, @Nullable String reason) {
        Violations v = new Violations().size("codes", codes, MAX_CODES).required("from", from);
        Days.check("from", from, v);
        codes.forEach(c -> v.required("codes", c).code("codes", c));
        v.text("reason", reason, 500).throwIfAny();
    }

    private static List<ClassificationEntity> ofAxis(EntityManager em, UUID customerId, String axis) {
        return new ClassificationRepository(em)
                .of(customerId).stream()
                        .filter(c -> c.assignment().axis().equals(axis))
                        .toList();
    }

    private static void requireCodes(
            EntityManager em, String axis, Set<String> codes, List<ClassificationEntity> present, LocalDate from) {
        // several codes at once wait for a change of the axis, which may be taking the permission away
        AxisEntity known = AxisEntity.find(em, axis).orElseThrow(CustomerRepository::notFound);
        if (codes.size() > 1) {
            em.refresh(known, LockModeType.PESSIMISTIC_WRITE);
        }
        if (codes.size() > 1 && !known.axis().multiple()) {
            throw KontorException.of(ProblemKind.INVALID, "ONE_CODE_ONLY", "codes");
        }
        for (String code : codes) {
            boolean held = present.stream().anyMatch(c -> c.assignment().code().equals(code) && c.meets(from, null));
            if (!held && !(known.axis().active() && isActive(em, axis, code))) {
                throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_CODE", "codes")
                        .with("code", code);
            }
        }
    }

    private static boolean isActive(EntityManager em, String axis, String code) {
        return em.createQuery(
                        "select c from AxisCodeEntity c where c.axis = :axis and c.code = :code", AxisCodeEntity.class)
                .setParameter("axis", axis)
                .setParameter("code", code)
                .getResultStream()
                .anyMatch(c -> c.axisCode().active());
    }
}
