package io.kontor.customer.core.note;

import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.core.store.NoteEntity;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.Rows;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;

/** Which notes a caller reaches: what was written about amounts is for those who may see amounts. */
final class NoteRows {
    private NoteRows() {}

    static Predicate in(Access access, CriteriaBuilder cb, Root<NoteEntity> note) {
        return cb.or(
                cb.and(cb.equal(note.get("basis"), Basis.QUANTITY), in(access.rows(), cb, note)),
                cb.and(cb.equal(note.get("basis"), Basis.AMOUNT), in(access.rowsOf(FieldClass.AMOUNT), cb, note)));
    }

    private static Predicate in(RowScope scope, CriteriaBuilder cb, Root<NoteEntity> note) {
        Predicate inside = Rows.in(scope, cb, note.get("owner"), note.get("teamId"), note.get("regionPath"));
        return scope.owners().isEmpty()
                ? inside
                : cb.or(inside, note.get("createdBy").in(scope.owners()));
    }
}
