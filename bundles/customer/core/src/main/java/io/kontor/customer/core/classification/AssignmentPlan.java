package io.kontor.customer.core.classification;

import io.kontor.customer.api.classification.Assignment;
import io.kontor.customer.core.store.ClassificationEntity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * What assigning codes from a day on does to the assignments of one axis: what holds before ends the day before, what
 * was planned from that day on goes.
 *
 * @param ended assignments that end the day before
 * @param gone assignments that go
 * @param added codes assigned from the day on
 */
public record AssignmentPlan(List<Assignment> ended, List<Assignment> gone, Set<String> added) {
    /**
     * {@return what to do; nothing when the codes hold just so already, for the same reason}
     *
     * @param present assignments of the axis
     * @param codes codes wanted, empty for none
     * @param from first day
     * @param reason why, null when not said
     */
    public static AssignmentPlan of(
            List<Assignment> present, Set<String> codes, LocalDate from, @Nullable String reason) {
        List<Assignment> concerned = present.stream()
                .filter(a -> a.validTo() == null || !a.validTo().isBefore(from))
                .toList();
        boolean same = concerned.stream()
                        .allMatch(a -> a.validTo() == null
                                && !a.validFrom().isAfter(from)
                                && (reason == null || Objects.equals(a.reason(), reason)))
                && concerned.stream()
                        .map(Assignment::code)
                        .collect(Collectors.toSet())
                        .equals(codes);
        if (same) {
            return new AssignmentPlan(List.of(), List.of(), Set.of());
        }
        return new AssignmentPlan(
                concerned.stream().filter(a -> a.validFrom().isBefore(from)).toList(),
                concerned.stream().filter(a -> !a.validFrom().isBefore(from)).toList(),
                new TreeSet<>(codes));
    }

    /** {@return whether there is nothing to do} */
    public boolean changesNothing() {
        return ended.isEmpty() && gone.isEmpty() && added.isEmpty();
    }

    /**
     * {@return the assignments of the axis afterwards}
     *
     * @param present assignments of the axis
     * @param made the new assignments but for their codes
     */
    public List<Assignment> result(List<Assignment> present, Assignment made) {
        List<Assignment> after = new ArrayList<>(present);
        after.removeAll(gone);
        after.removeAll(ended);
        added.forEach(code -> after.add(coded(made, code)));
        return after;
    }

    private static Assignment coded(Assignment made, String code) {
        return new Assignment(made.axis(), code, made.validFrom(), null, made.reason(), made.by(), made.at());
    }

    /**
     * Does it.
     *
     * @param em the transaction's entity manager
     * @param customerId the customer
     * @param present the stored assignments the plan was made from
     * @param made the new assignments but for their codes
     */
    public void carryOut(EntityManager em, UUID customerId, List<ClassificationEntity> present, Assignment made) {
        for (ClassificationEntity entity : present) {
            if (ended.contains(entity.assignment())) {
                entity.end(made.validFrom().minusDays(1));
            } else if (gone.contains(entity.assignment())) {
                em.remove(entity);
            }
        }
        added.forEach(code -> em.persist(new ClassificationEntity(customerId, coded(made, code))));
    }
}
