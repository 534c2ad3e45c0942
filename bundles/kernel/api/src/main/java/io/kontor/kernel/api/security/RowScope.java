package io.kontor.kernel.api.security;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows an actor reaches: a row is inside when any part matches. The one predicate behind lists, counts, analyses
 * and exports.
 *
 * @param all true when every row is inside; the other parts then do not matter
 * @param owners rows with one of these owners
 * @param teams rows of one of these teams
 * @param regionPaths rows whose region path starts with one of these
 */
public record RowScope(boolean all, Set<UUID> owners, Set<UUID> teams, Set<String> regionPaths) {
    /** Every row. */
    public static final RowScope ALL = new RowScope(true, Set.of(), Set.of(), Set.of());

    /** No row. */
    public static final RowScope NONE = new RowScope(false, Set.of(), Set.of(), Set.of());

    /** Keeps the parts by value. */
    public RowScope {
        owners = Set.copyOf(owners);
        teams = Set.copyOf(teams);
        regionPaths = Set.copyOf(regionPaths);
    }

    /**
     * {@return rows inside this scope or the other}
     *
     * @param other the other scope
     */
    public RowScope or(RowScope other) {
        if (all || other.all) {
            return ALL;
        }
        return new RowScope(
                false, union(owners, other.owners), union(teams, other.teams), union(regionPaths, other.regionPaths));
    }

    /**
     * {@return whether a row is inside}
     *
     * @param owner the row's owner
     * @param team the row's team
     * @param regionPath the row's region path
     */
    public boolean covers(@Nullable UUID owner, @Nullable UUID team, @Nullable String regionPath) {
        return all
                || (owner != null && owners.contains(owner))
                || (team != null && teams.contains(team))
                || (regionPath != null && regionPaths.stream().anyMatch(regionPath::startsWith));
    }

    private static <T> Set<T> union(Set<T> a, Set<T> b) {
        Set<T> both = new HashSet<>(a);
        both.addAll(b);
        return both;
    }
}
