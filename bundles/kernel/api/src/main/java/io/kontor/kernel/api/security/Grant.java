package io.kontor.kernel.api.security;

import java.util.Set;

/**
 * One line of a role.
 *
 * @param permission {@code module:entity:action}; each part may be {@code *}
 * @param scope the rows it reaches
 * @param fieldClasses the classified fields it may see and write
 */
public record Grant(String permission, Scope scope, Set<FieldClass> fieldClasses) {
    /** Keeps the classes by value; an absent set is empty. */
    public Grant {
        fieldClasses = fieldClasses == null ? Set.of() : Set.copyOf(fieldClasses);
    }

    /**
     * {@return whether this grant covers a permission}
     *
     * @param wanted {@code module:entity:action} without wildcards
     */
    public boolean covers(String wanted) {
        String[] mine = permission.split(":", -1);
        String[] theirs = wanted.split(":", -1);
        if (mine.length != 3 || theirs.length != 3) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            if (!"*".equals(mine[i]) && !mine[i].equals(theirs[i])) {
                return false;
            }
        }
        return true;
    }
}
