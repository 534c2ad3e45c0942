package io.kontor.promo.core.store;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.Rows;
import io.kontor.promo.api.place.PlaceType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import javax.persistence.criteria.AbstractQuery;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.From;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;

/** The one row scope of the module: what happens at a place is seen by whoever sees the place. */
public final class PlaceScope {
    private static final Set<PlaceType> ENDS = EnumSet.copyOf(
            Arrays.stream(PlaceType.values()).filter(t -> !t.holdsStock()).toList());

    private PlaceScope() {}

    /** {@return whether a place is inside some rows, as a predicate} */
    public static Predicate in(RowScope scope, CriteriaBuilder cb, From<?, PlaceEntity> place) {
        return Rows.in(scope, cb, place.get("keeperId"), place.get("teamId"), place.get("regionPath"));
    }

    /** {@return whether a place is inside some rows or an end of the double entry, which everyone sees} */
    public static Predicate inOrEnd(RowScope scope, CriteriaBuilder cb, From<?, PlaceEntity> place) {
        return scope.all() ? cb.conjunction() : cb.or(place.get("type").in(ENDS), in(scope, cb, place));
    }

    /** {@return the places inside some rows, for {@code IN}} */
    public static Subquery<UUID> places(RowScope scope, CriteriaBuilder cb, AbstractQuery<?> query) {
        Subquery<UUID> seen = query.subquery(UUID.class);
        Root<PlaceEntity> place = seen.from(PlaceEntity.class);
        return seen.select(place.get("id")).where(in(scope, cb, place));
    }

    /** {@return a place and all below it, for {@code IN}} */
    public static Subquery<UUID> under(String treePath, CriteriaBuilder cb, AbstractQuery<?> query) {
        Subquery<UUID> below = query.subquery(UUID.class);
        Root<PlaceEntity> place = below.from(PlaceEntity.class);
        return below.select(place.get("id")).where(Rows.startsWith(cb, place.get("treePath"), treePath));
    }
}
