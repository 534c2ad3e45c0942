package io.kontor.customer.core.table;

import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import java.util.EnumMap;
import java.util.Map;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.From;
import javax.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may both read and export.
 *
 * @param read what may be read
 * @param export what may be exported
 */
public record ExportAccess(Access read, Access export) {
    /** {@return the caller's} */
    public static ExportAccess require(String read, String export) {
        return new ExportAccess(Call.require(read), Call.require(export));
    }

    /** {@return whether a customer is inside, as a predicate} */
    public Predicate in(CriteriaBuilder cb, From<?, CustomerEntity> customer) {
        return cb.and(CustomerScope.in(read.rows(), cb, customer), CustomerScope.in(export.rows(), cb, customer));
    }

    /** {@return one access for the field classes; where the two reach different rows, a class is not shown at all} */
    public Access classes() {
        RowScope rows = both(read.rows(), export.rows());
        Map<FieldClass, RowScope> classes = new EnumMap<>(FieldClass.class);
        for (FieldClass fieldClass : FieldClass.values()) {
            RowScope seen = both(read.rowsOf(fieldClass), export.rowsOf(fieldClass));
            if (seen != null && !seen.equals(RowScope.NONE)) {
                classes.put(fieldClass, seen);
            }
        }
        return new Access(export.permission(), rows == null ? read.rows() : rows, classes);
    }

    private static @Nullable RowScope both(RowScope a, RowScope b) {
        if (a.all() || a.equals(b)) {
            return b;
        }
        return b.all() ? a : null;
    }
}
