package io.kontor.customer.core.store;

import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.kernel.jpa.Change;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

/** Grades of one transaction. On a day with both, an override comes before a confirmed grade. */
public final class GradeRepository {
    private final EntityManager em;

    /** Works within a transaction's entity manager. */
    public GradeRepository(EntityManager em) {
        this.em = em;
    }

    /**
     * The grade in force of a customer on a day.
     *
     * @param grade the grade
     * @param kind how it came about
     */
    public record InForce(String grade, GradeAssignment.Kind kind) {}

    /** {@return the grades in force on a day of these customers; customers without one are missing} */
    public Map<UUID, InForce> inForce(Collection<UUID> customers, LocalDate day) {
        Map<UUID, InForce> grades = new HashMap<>();
        Chunks.of(customers).forEach(chunk -> collect(chunk, day, grades));
        return grades;
    }

    /** {@return the grades in force on a day of all customers; customers without one are missing} */
    public Map<UUID, InForce> inForce(LocalDate day) {
        Map<UUID, InForce> grades = new HashMap<>();
        collect(null, day, grades);
        return grades;
    }

    private void collect(@Nullable List<UUID> customers, LocalDate day, Map<UUID, InForce> grades) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Object[]> query = cb.createQuery(Object[].class);
        Root<GradeEntity> grade = query.from(GradeEntity.class);
        Predicate holds = holds(cb, grade, day);
        query.multiselect(grade.get("customerId"), grade.get("grade"), grade.get("kind"))
                .where(
                        customers == null
                                ? holds
                                : cb.and(holds, grade.get("customerId").in(customers)));
        for (Object[] row : em.createQuery(query).getResultList()) {
            InForce found = new InForce((String) row[1], (GradeAssignment.Kind) row[2]);
            grades.merge((UUID) row[0], found, GradeRepository::stronger);
        }
    }

    /** {@return the one of two grades of a day that is in force} */
    static InForce stronger(InForce a, InForce b) {
        return a.kind() == GradeAssignment.Kind.OVERRIDDEN ? a : b;
    }

    /** {@return whether a grade holds on a day; of two that hold on it the override is in force} */
    public static Predicate holds(CriteriaBuilder cb, Root<GradeEntity> grade, LocalDate day) {
        return cb.and(
                cb.lessThanOrEqualTo(grade.get("validFrom"), day), cb.greaterThanOrEqualTo(grade.get("validTo"), day));
    }

    /** {@return the grade in force of a customer on a day} */
    public Optional<GradeEntity> find(UUID customer, LocalDate day) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<GradeEntity> query = cb.createQuery(GradeEntity.class);
        Root<GradeEntity> grade = query.from(GradeEntity.class);
        query.where(cb.equal(grade.get("customerId"), customer), holds(cb, grade, day))
                .orderBy(cb.desc(grade.get("kind")));
        return em.createQuery(query).setMaxResults(1).getResultList().stream().findFirst();
    }

    /** {@return a customer's grades, newest first} */
    public List<GradeEntity> history(UUID customer, int limit) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<GradeEntity> query = cb.createQuery(GradeEntity.class);
        Root<GradeEntity> grade = query.from(GradeEntity.class);
        query.where(cb.equal(grade.get("customerId"), customer))
                .orderBy(cb.desc(grade.get("validFrom")), cb.desc(grade.get("setAt")), cb.desc(grade.get("id")));
        return em.createQuery(query).setMaxResults(limit).getResultList();
    }

    /**
     * Makes room for grades of a kind: those on any of these days end the day before the first. One that began later so
     * keeps no day at all, but stays in the history.
     *
     * @param customers the customers, at most 500
     * @param kind the kind
     * @param from first day of the new grades
     * @param to last day of the new grades
     * @return what that does to them
     */
    public List<Change> makeRoom(List<UUID> customers, GradeAssignment.Kind kind, LocalDate from, LocalDate to) {
        List<Change> ended = em.createQuery(
                        "select g from GradeEntity g where g.kind = :kind and g.customerId in :customers"
                                + " and g.validFrom <= :to and g.validTo >= :from",
                        GradeEntity.class)
                .setParameter("kind", kind)
                .setParameter("customers", customers)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .map(g -> Trail.gradeEnded(g.assignment(false), from.minusDays(1)))
                .toList();
        em.createQuery("update GradeEntity g set g.validTo = :before, g.version = g.version + 1 where g.kind = :kind"
                        + " and g.customerId in :customers and g.validFrom <= :to and g.validTo >= :from")
                .setParameter("before", from.minusDays(1))
                .setParameter("kind", kind)
                .setParameter("customers", customers)
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
        return ended;
    }
}
