package io.kontor.customer.core.store;

import io.kontor.customer.api.grade.GradeAssignment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.persistence.criteria.AbstractQuery;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.From;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;

/** The condition that a customer has a grade on a day: an override comes before a confirmed grade. */
public final class GradesInForce {
    private static final String CUSTOMER = "customerId";
    private static final String GRADE = "grade";
    private static final String KIND = "kind";

    private GradesInForce() {}

    /**
     * {@return the condition that a customer has one of some grades on a day}
     *
     * @param cb builds it
     * @param query the query it becomes part of
     * @param customer the customer in the query
     * @param grades the grades, empty for any grade at all
     * @param day the day
     */
    public static Predicate has(
            CriteriaBuilder cb,
            AbstractQuery<?> query,
            From<?, CustomerEntity> customer,
            Collection<String> grades,
            LocalDate day) {
        Predicate byHand = exists(cb, query, customer, GradeAssignment.Kind.OVERRIDDEN, grades, day);
        Predicate notByHand = cb.not(exists(cb, query, customer, GradeAssignment.Kind.OVERRIDDEN, List.of(), day));
        Predicate confirmed = exists(cb, query, customer, GradeAssignment.Kind.CONFIRMED, grades, day);
        return cb.or(byHand, cb.and(notByHand, confirmed));
    }

    private static Predicate exists(
            CriteriaBuilder cb,
            AbstractQuery<?> query,
            From<?, CustomerEntity> customer,
            GradeAssignment.Kind kind,
            Collection<String> grades,
            LocalDate day) {
        Subquery<UUID> sub = query.subquery(UUID.class);
        Root<GradeEntity> grade = sub.from(GradeEntity.class);
        Expression<UUID> id = grade.get("id");
        Predicate wanted =
                grades.isEmpty() ? cb.conjunction() : grade.get(GRADE).in(grades);
        sub.select(id)
                .where(
                        cb.equal(grade.get(CUSTOMER), customer.get("id")),
                        cb.equal(grade.get(KIND), kind),
                        GradeRepository.holds(cb, grade, day),
                        wanted);
        return cb.exists(sub);
    }

    /**
     * {@return the grade of a customer on a day, null when none}
     *
     * @param cb builds it
     * @param query the query it becomes part of
     * @param customer the customer in the query
     * @param day the day
     */
    public static Expression<String> value(
            CriteriaBuilder cb, AbstractQuery<?> query, From<?, CustomerEntity> customer, LocalDate day) {
        return cb.coalesce(
                value(cb, query, customer, GradeAssignment.Kind.OVERRIDDEN, day),
                value(cb, query, customer, GradeAssignment.Kind.CONFIRMED, day));
    }

    private static Subquery<String> value(
            CriteriaBuilder cb,
            AbstractQuery<?> query,
            From<?, CustomerEntity> customer,
            GradeAssignment.Kind kind,
            LocalDate day) {
        Subquery<String> sub = query.subquery(String.class);
        Root<GradeEntity> grade = sub.from(GradeEntity.class);
        return sub.select(cb.greatest(grade.<String>get(GRADE)))
                .where(
                        cb.equal(grade.get(CUSTOMER), customer.get("id")),
                        cb.equal(grade.get(KIND), kind),
                        GradeRepository.holds(cb, grade, day));
    }
}
