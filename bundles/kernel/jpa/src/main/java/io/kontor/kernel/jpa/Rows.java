package io.kontor.kernel.jpa;

import io.kontor.kernel.api.security.RowScope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Predicate;

/** The row scope as a condition of the database. */
public final class Rows {
    static final char ESCAPE = '!';

    private Rows() {}

    /**
     * {@return the condition that a row is inside a scope}
     *
     * @param scope the scope
     * @param cb builds it
     * @param owner the row's owner
     * @param team the row's team
     * @param regionPath the row's region path
     */
    public static Predicate in(
            RowScope scope,
            CriteriaBuilder cb,
            Expression<UUID> owner,
            Expression<UUID> team,
            Expression<String> regionPath) {
        if (scope.all()) {
            return cb.conjunction();
        }
        List<Predicate> parts = new ArrayList<>();
        if (!scope.owners().isEmpty()) {
            parts.add(owner.in(scope.owners()));
        }
        if (!scope.teams().isEmpty()) {
            parts.add(team.in(scope.teams()));
        }
        scope.regionPaths().forEach(path -> parts.add(startsWith(cb, regionPath, path)));
        return parts.isEmpty() ? Conditions.never(cb, owner) : cb.or(parts.toArray(Predicate[]::new));
    }

    /**
     * {@return the condition that a text begins with another}
     *
     * @param cb builds it
     * @param column the text
     * @param prefix how it must begin, taken literally
     */
    public static Predicate startsWith(CriteriaBuilder cb, Expression<String> column, String prefix) {
        return cb.like(column, escape(prefix) + "%", ESCAPE);
    }

    static String escape(String literal) {
        return literal.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
