package io.kontor.kernel.jpa;

import io.kontor.kernel.api.history.Action;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.security.FieldClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A type of record whose changes are kept: which of its fields are classified and which are left out. Immutable; one
 * constant a type. Versions and times of change are always left out.
 */
public final class Tracked {
    private static final Set<String> BOOKKEEPING = Set.of("/version", "/createdAt", "/changedAt");

    private final String type;
    private final Map<String, FieldClass> classes;
    private final Set<String> left;

    private Tracked(String type, Map<String, FieldClass> classes, Set<String> left) {
        this.type = type;
        this.classes = Map.copyOf(classes);
        this.left = Set.copyOf(left);
    }

    /**
     * {@return a type without classified fields}
     *
     * @param type its name, for example {@code Customer}
     */
    public static Tracked type(String type) {
        return new Tracked(type, Map.of(), BOOKKEEPING);
    }

    /**
     * {@return this type with fields of a class}; values of class SENSITIVE are never kept, only that they changed
     *
     * @param fieldClass the class
     * @param pointers JSON pointers of the fields in the record; what is below them belongs to the class as well
     */
    public Tracked classified(FieldClass fieldClass, String... pointers) {
        Map<String, FieldClass> more = new HashMap<>(classes);
        for (String pointer : pointers) {
            more.put(pointer, fieldClass);
        }
        return new Tracked(type, more, left);
    }

    /**
     * {@return this type without fields that are no one's business or kept elsewhere}
     *
     * @param pointers JSON pointers of the fields in the record
     */
    public Tracked without(String... pointers) {
        Set<String> more = new HashSet<>(left);
        more.addAll(Set.of(pointers));
        return new Tracked(type, classes, more);
    }

    /**
     * {@return a new record}
     *
     * @param id its identity
     * @param code the code people know it by, null when it has none
     * @param after the record
     */
    public Change created(UUID id, @Nullable String code, Object after) {
        return new Change(this, subject(id, code), Action.CREATED, null, after);
    }

    /**
     * {@return a changed record}; nothing is kept when no field differs
     *
     * @param id its identity
     * @param code the code people know it by, null when it has none
     * @param before the record as it was
     * @param after the record as it is
     */
    public Change changed(UUID id, @Nullable String code, Object before, Object after) {
        return new Change(this, subject(id, code), Action.CHANGED, before, after);
    }

    /**
     * {@return a record that is gone}
     *
     * @param id its identity
     * @param code the code people knew it by, null when it had none
     * @param before the record as it was
     */
    public Change deleted(UUID id, @Nullable String code, Object before) {
        return new Change(this, subject(id, code), Action.DELETED, before, null);
    }

    /**
     * {@return a change of a record known by its code only}
     *
     * @param code its code
     * @param before the record as it was, null for a new one
     * @param after the record as it is, null when it is gone
     */
    public Change byCode(String code, @Nullable Object before, @Nullable Object after) {
        Action action = before == null ? Action.CREATED : after == null ? Action.DELETED : Action.CHANGED;
        return new Change(this, Subject.of(type, code), action, before, after);
    }

    /**
     * {@return a record of the type as subject}
     *
     * @param id its identity
     * @param code the code people know it by, null when it has none
     */
    public Subject subject(UUID id, @Nullable String code) {
        return Subject.of(type, id, code);
    }

    boolean leavesOut(String pointer) {
        return left.contains(pointer);
    }

    @Nullable
    FieldClass classOf(String pointer) {
        return classes.get(pointer);
    }

    Set<String> classifiedPointers() {
        return classes.keySet();
    }
}
