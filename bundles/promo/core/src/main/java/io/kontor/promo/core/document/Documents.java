package io.kontor.promo.core.document;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.Versioned;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.core.store.PlaceScope;
import io.kontor.promo.core.store.RowLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

/** How every document is found, checked and changed: one caller at a time, from the version it saw. */
public final class Documents {
    private Documents() {}

    /**
     * Which document is changed.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param access what the caller may
     * @param reason why, null when not said
     */
    public record Target(
            UUID id, long version, Access access, @Nullable String reason) {}

    /**
     * One change.
     *
     * @param <E> the entity
     * @param <V> what callers see of it
     */
    @FunctionalInterface
    public interface Step<E, V> {
        /** {@return the type of the event} Changes the document or refuses. */
        String apply(EntityManager em, E entity, V before);
    }

    /** {@return the document after a change, which is kept in the history} */
    public static <E, V extends Versioned> V change(
            EntityManager em, Chronicle chronicle, DocumentKind<E, V> kind, Target target, Step<E, V> step) {
        RowLock.take(em, kind.table(), target.id());
        E entity = kind.find(em, target.id(), target.access())
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
        V before = kind.view(em, entity);
        Versions.check(before.version(), target.version());
        String event = step.apply(em, entity, before);
        em.lock(entity, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
        V after = kind.view(em, entity);
        chronicle.record(em, kind.changed(before, after, event).reason(target.reason()));
        return after;
    }

    /** {@return one row of a list, empty when unknown or outside the caller's rows} */
    public static <E> Optional<E> one(
            EntityManager em,
            Listing<E> listing,
            UUID id,
            Access access,
            Function<Listing.Query<E>, Predicate> restriction) {
        Filter same = new Filter.Condition("id", Operator.EQ, List.of(id.toString()));
        ListQuery query = new ListQuery(same, List.of(), 1, null, false);
        return listing.page(em, query, access, restriction, null).items().stream()
                .findFirst();
    }

    /** {@return documents with an end inside some rows, or one's own where a column tells whose they are} */
    public static <E> Predicate touching(
            RowScope rows, Listing.Query<E> query, @Nullable String owner, String... places) {
        if (rows.all()) {
            return query.cb().conjunction();
        }
        List<Predicate> parts = new ArrayList<>();
        for (String place : places) {
            parts.add(query.root().<UUID>get(place).in(PlaceScope.places(rows, query.cb(), query.query())));
        }
        if (owner != null && !rows.owners().isEmpty()) {
            parts.add(query.root().<UUID>get(owner).in(rows.owners()));
        }
        return query.cb().or(parts.toArray(Predicate[]::new));
    }

    /** Refuses wrong values. */
    public static void throwIfAny(List<Violation> found) {
        Violations violations = new Violations();
        found.forEach(v -> violations.add(v.field(), v.code(), v.args()));
        violations.throwIfAny();
    }

    /** Refuses a reason that is missing or too long. */
    public static void checkReason(String reason) {
        new Violations().required("reason", reason).text("reason", reason, 500).throwIfAny();
    }

    /** {@return the refusal of what cannot be done in a state} */
    public static KontorException state(String code, Enum<?> state) {
        return KontorException.of(ProblemKind.CONFLICT, code).with("state", state);
    }
}
