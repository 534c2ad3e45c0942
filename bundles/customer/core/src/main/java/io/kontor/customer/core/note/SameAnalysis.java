package io.kontor.customer.core.note;

import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.note.FollowUpNote.State;
import io.kontor.customer.core.store.NoteEntity;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

/** The notes that belong beside an analysis: its own, those of the period before, and what is still open. */
final class SameAnalysis {
    private SameAnalysis() {}

    static Predicate[] of(CompositionRequest analysis, CriteriaBuilder cb, Root<NoteEntity> note) {
        return new Predicate[] {
            cb.equal(note.get("kind"), analysis.kind()),
            cb.equal(note.get("basis"), analysis.basis()),
            same(cb, note, "currency", analysis.currency()),
            same(cb, note, "rollUp", analysis.rollUp()),
            same(cb, note, "regionLevel", analysis.regionLevel()),
            cb.lessThanOrEqualTo(note.get("periodTo"), analysis.period().to()),
            cb.or(
                    cb.greaterThanOrEqualTo(
                            note.get("periodTo"), analysis.period().previous().to()),
                    cb.equal(note.get("state"), State.OPEN))
        };
    }

    private static Predicate same(CriteriaBuilder cb, Root<NoteEntity> note, String attribute, @Nullable Object value) {
        return value == null ? cb.isNull(note.get(attribute)) : cb.equal(note.get(attribute), value);
    }
}
