package io.kontor.customer.core.grade;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.customer.api.grade.GradeFigure;
import io.kontor.customer.api.grade.GradePolicy;
import io.kontor.customer.api.grade.GradeProposal;
import io.kontor.customer.api.grade.GradeRun;
import io.kontor.customer.api.grade.GradeScheme;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemeData.Metric;
import io.kontor.customer.api.grade.GradeSchemeData.Step;
import io.kontor.customer.api.grade.PolicyGrade;
import io.kontor.customer.core.store.CustomerRows;
import io.kontor.customer.core.store.CustomerRows.Named;
import io.kontor.customer.core.store.Decimals;
import io.kontor.customer.core.store.FactSum;
import io.kontor.customer.core.store.FactSum.Dimension;
import io.kontor.customer.core.store.FactSum.Measure;
import io.kontor.customer.core.store.FactSum.Question;
import io.kontor.customer.core.store.GradeRepository;
import io.kontor.customer.core.store.GradeRepository.InForce;
import io.kontor.customer.core.store.Hash;
import io.kontor.customer.core.store.TradeFactRepository;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.DateRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;

/**
 * What a scheme makes of the customers in a scope.
 *
 * @param scheme the scheme
 * @param policy its policy
 * @param period the days added up
 */
record GradeCalculation(GradeScheme scheme, GradePolicy policy, DateRange period) {
    private static final Set<Lifecycle> GRADED = EnumSet.of(Lifecycle.SIGNED, Lifecycle.ACTIVE, Lifecycle.DORMANT);

    static GradeCalculation of(GradeScheme scheme, GradePolicy policy, LocalDate day) {
        return new GradeCalculation(
                scheme, policy, DateRange.monthsUntil(day, scheme.data().months()));
    }

    /** {@return what must be added up} */
    Question question() {
        return question(scheme.data());
    }

    static Question question(GradeSchemeData data) {
        return data.metric() == Metric.AMOUNT
                ? new Question(Measure.AMOUNT, Dimension.NONE, data.currency())
                : new Question(Measure.QUANTITY, Dimension.NONE, null);
    }

    /**
     * {@return the run, not stored}
     *
     * @param em reads the facts
     * @param scope the caller's rows
     * @param provided what other sources know
     * @param now when it is computed
     * @param today day of the present grades
     */
    GradeRun run(EntityManager em, RowScope scope, List<FactSum> provided, Instant now, LocalDate today) {
        List<Named> customers = CustomerRows.named(em, scope, GRADED);
        Map<UUID, BigDecimal> sums = new HashMap<>();
        customers.forEach(c -> sums.put(c.id(), BigDecimal.ZERO));
        Consumer<FactSum> add = s -> sums.computeIfPresent(s.customerId(), (id, sum) -> sum.add(s.value()));
        new TradeFactRepository(em).sums(period, question(), scope, add);
        provided.forEach(add);
        List<GradeFigure> figures = customers.stream()
                .map(c -> new GradeFigure(c.id(), c.code(), Decimals.plain(sums.getOrDefault(c.id(), BigDecimal.ZERO))))
                .toList();
        Map<UUID, InForce> present = new GradeRepository(em).inForce(today);
        return new GradeRun(
                null,
                0,
                scheme.code(),
                scheme.version(),
                period,
                now,
                hash(figures),
                GradeRun.State.DRY_RUN,
                proposals(customers, figures, present));
    }

    private List<GradeProposal> proposals(
            List<Named> customers, List<GradeFigure> figures, Map<UUID, InForce> present) {
        Map<UUID, PolicyGrade> grades = evaluate(figures);
        Map<UUID, BigDecimal> metrics =
                figures.stream().collect(Collectors.toMap(GradeFigure::customerId, GradeFigure::metric));
        List<GradeProposal> proposals = new ArrayList<>();
        for (Named customer : customers) {
            InForce now = present.get(customer.id());
            PolicyGrade made = grades.get(customer.id());
            if (made == null) {
                throw new IllegalStateException(policy.name() + " gave no grade to " + customer.id());
            }
            String grade = now == null ? null : now.grade();
            proposals.add(new GradeProposal(
                    customer.id(),
                    customer.code(),
                    customer.name(),
                    grade,
                    made.grade(),
                    !made.grade().equals(grade),
                    now != null && now.kind() == GradeAssignment.Kind.OVERRIDDEN,
                    made.reasons()));
        }
        List<String> order = scheme.data().grades().stream().map(Step::grade).toList();
        proposals.sort(Comparator.comparingInt((GradeProposal p) -> order.indexOf(p.proposed()))
                .thenComparing(p -> metrics.getOrDefault(p.customerId(), BigDecimal.ZERO), Comparator.reverseOrder())
                .thenComparing(GradeProposal::code));
        return proposals;
    }

    private Map<UUID, PolicyGrade> evaluate(List<GradeFigure> figures) {
        Set<String> known = scheme.data().grades().stream().map(Step::grade).collect(Collectors.toSet());
        Map<UUID, PolicyGrade> grades = new HashMap<>();
        for (PolicyGrade grade : policy.evaluate(scheme.data(), period, figures)) {
            if (!known.contains(grade.grade())) {
                throw new IllegalStateException(policy.name() + " gave a grade the scheme does not have");
            }
            grades.put(grade.customerId(), grade);
        }
        return grades;
    }

    private String hash(List<GradeFigure> figures) {
        Hash hash = new Hash().add(scheme.code()).add(scheme.version());
        hash.add(period.from()).add(period.to());
        figures.stream().sorted(Comparator.comparing(GradeFigure::customerId)).forEach(f -> hash.add(f.customerId())
                .add(f.metric().toPlainString()));
        return hash.hex();
    }
}
