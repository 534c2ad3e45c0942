package io.kontor.kernel.api.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an actor may do under one permission. Field classes keep their own rows, so that a role that shows personal
 * traits of one's own customers does not show them for all customers another role lets one read.
 *
 * @param permission the permission asked for
 * @param rows the rows it reaches
 * @param classRows for each field class the rows in which its fields may be seen and written
 */
public record Access(String permission, RowScope rows, Map<FieldClass, RowScope> classRows) {
    /** Keeps the classes by value. */
    public Access {
        classRows = Map.copyOf(classRows);
    }

    /**
     * {@return the rows in which fields of a class may be seen and written}
     *
     * @param fieldClass the class
     */
    public RowScope rowsOf(FieldClass fieldClass) {
        return classRows.getOrDefault(fieldClass, RowScope.NONE);
    }

    /**
     * {@return whether fields of a class may be seen in every row of this access}; needed to filter, sort or add up by
     * such a field
     *
     * @param fieldClass the class
     */
    public boolean seesEverywhere(FieldClass fieldClass) {
        RowScope seen = rowsOf(fieldClass);
        return seen.all() || seen.equals(rows);
    }

    /**
     * Refuses when fields of a class may not be used in every row.
     *
     * @param fieldClass the class
     * @param field the field, named in the refusal
     * @throws KontorException FORBIDDEN with code {@code FIELD_CLASS_MISSING}
     */
    public void requireClass(FieldClass fieldClass, String field) {
        if (!seesEverywhere(fieldClass)) {
            throw fieldClassMissing(fieldClass, field);
        }
    }

    /**
     * {@return the refusal for a field of a class the actor may not use}
     *
     * @param fieldClass the class
     * @param field the field, named in the refusal
     */
    public static KontorException fieldClassMissing(FieldClass fieldClass, String field) {
        return KontorException.of(ProblemKind.FORBIDDEN, "FIELD_CLASS_MISSING", field)
                .with("class", fieldClass);
    }

    Access or(Access other) {
        Map<FieldClass, RowScope> both = new EnumMap<>(FieldClass.class);
        both.putAll(classRows);
        other.classRows.forEach((fieldClass, scope) -> both.merge(fieldClass, scope, RowScope::or));
        return new Access(permission, rows.or(other.rows), both);
    }
}
