package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Relation;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the relations of one kind: on any day a customer has at most one upper one and is not below itself. The
 * upper ones are asked for level by level, so that a hierarchy costs as many queries as it has levels.
 */
public final class UpperPath {
    private final Function<Collection<UUID>, List<Relation>> upwards;

    /** Somebody above, on some days only. */
    private record Step(
            UUID customer, LocalDate from, @Nullable LocalDate to) {}

    /** {@return the paths along one kind of relation, as they are stored} */
    public static UpperPath in(EntityManager em, Relation.Type type) {
        return new UpperPath(lower -> Fetch.rows(em, RelationEntity.class, "fromId", lower).stream()
                .map(RelationEntity::relation)
                .filter(r -> r.type() == type)
                .toList());
    }

    /** Takes what gives the relations of one kind that some customers are the lower ones of. */
    UpperPath(Function<Collection<UUID>, List<Relation>> upwards) {
        this.upwards = upwards;
    }

    /**
     * Refuses a relation that does not fit the others.
     *
     * @param wanted the relation
     * @throws KontorException CONFLICT {@code RELATION_OVERLAPS} or {@code RELATION_CYCLE}
     */
    public void check(Relation wanted) {
        boolean overlaps = upwards.apply(Set.of(wanted.fromId())).stream()
                .anyMatch(r -> !r.id().equals(wanted.id()) && common(r, wanted.validFrom(), wanted.validTo()) != null);
        if (overlaps) {
            throw KontorException.of(ProblemKind.CONFLICT, "RELATION_OVERLAPS");
        }
        List<Step> level = List.of(new Step(wanted.toId(), wanted.validFrom(), wanted.validTo()));
        while (!level.isEmpty()) {
            if (level.stream().anyMatch(s -> s.customer().equals(wanted.fromId()))) {
                throw KontorException.of(ProblemKind.CONFLICT, "RELATION_CYCLE");
            }
            level = above(level);
        }
    }

    private List<Step> above(List<Step> level) {
        List<Relation> relations =
                upwards.apply(level.stream().map(Step::customer).collect(Collectors.toSet()));
        List<Step> next = new ArrayList<>();
        for (Step step : level) {
            for (Relation r : relations) {
                Step common = r.fromId().equals(step.customer()) ? common(r, step.from(), step.to()) : null;
                if (common != null) {
                    next.add(common);
                }
            }
        }
        return next;
    }

    private static @Nullable Step common(Relation r, LocalDate from, @Nullable LocalDate to) {
        LocalDate first = Days.later(r.validFrom(), from);
        LocalDate last = Days.earlier(r.validTo(), to);
        return Days.isStretch(first, last) ? new Step(r.toId(), first, last) : null;
    }
}
