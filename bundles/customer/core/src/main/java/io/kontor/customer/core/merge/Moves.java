package io.kontor.customer.core.merge;

import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.classification.Assignment;
import io.kontor.customer.core.store.ClassificationEntity;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.Fetch;
import io.kontor.customer.core.store.KeyPersonEntity;
import io.kontor.customer.core.store.MergeRowEntity;
import io.kontor.customer.core.store.MergeRowEntity.Kind;
import io.kontor.customer.core.store.MergeRows;
import io.kontor.customer.core.store.RelationEntity;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.merge.KeptRecord;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Chronicle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;

/** Moves what hangs on a customer to another and, record by record, back again. */
final class Moves {
    private static final int MOST_KEPT = 100;
    private static final String GONE = "GONE";
    private static final String CHANGED = "CHANGED_SINCE";

    private final EntityManager em;
    private final Chronicle chronicle;
    private final MergeRows rows;
    private final CustomerEntity winner;
    private final CustomerEntity loser;
    private final Note note;
    private final List<KeptRecord> kept = new ArrayList<>();

    /** When and why. */
    record Note(Instant at, String reason) {}

    Moves(EntityManager em, Chronicle chronicle, UUID mergeId, Pair pair, Note note) {
        this.em = em;
        this.chronicle = chronicle;
        this.rows = new MergeRows(em, mergeId);
        this.winner = pair.winner();
        this.loser = pair.loser();
        this.note = note;
    }

    /** {@return the relations that could not move, which are gone while the merge holds} */
    List<Relation> move() {
        Belongings belongings = new Belongings(em, loser.id(), winner.id());
        for (KeyPersonEntity person : belongings.persons()) {
            person.moveTo(winner.id());
            rows.add(Kind.KEY_PERSON, person.id());
            keep(Trail.personMoved(person, loser.id(), winner.id()));
        }
        belongings.classifications().forEach((axis, codes) -> {
            codes.forEach(c -> {
                c.moveTo(winner.id());
                rows.add(Kind.CLASSIFICATION, c.id());
            });
            keep(classified(winner, axis, List.of(), codes));
        });
        List<Relation> removed = relations(belongings);
        rows.moveFacts(loser.id(), winner.id());
        return removed;
    }

    private List<Relation> relations(Belongings belongings) {
        List<Relation> removed = new ArrayList<>();
        for (RelationEntity entity : belongings.lockedRelations()) {
            Relation before = entity.relation();
            Optional<Relation> wanted = belongings.relinked(before);
            if (wanted.isPresent()) {
                Relation after = wanted.get();
                boolean below = before.fromId().equals(loser.id());
                entity.relink(after.fromId(), after.toId());
                rows.add(below ? Kind.RELATION_BELOW : Kind.RELATION_ABOVE, after.id());
                keep(Trail.relationMoved(before, after));
            } else {
                em.remove(entity);
                removed.add(before);
                keep(Trail.relationRemoved(before));
            }
            // the next one is checked against what this one has become
            em.flush();
        }
        return removed;
    }

    private Change classified(
            CustomerEntity customer, String axis, List<ClassificationEntity> before, List<ClassificationEntity> after) {
        List<Assignment> had =
                before.stream().map(ClassificationEntity::assignment).toList();
        List<Assignment> has =
                after.stream().map(ClassificationEntity::assignment).toList();
        List<Assignment> all = had.isEmpty() ? has : had;
        String by = Call.current().actor().username();
        Assignment made = new Assignment(axis, "", all.get(0).validFrom(), null, note.reason(), by, note.at());
        return Trail.classified(customer, had, has, made);
    }

    /**
     * Moves back.
     *
     * @param removed the relations that were gone
     * @return what stays where it is
     */
    List<KeptRecord> moveBack(List<Relation> removed) {
        List<MergeRowEntity> remembered = rows.singles();
        Map<String, List<ClassificationEntity>> codes = new LinkedHashMap<>();
        List<KeyPersonEntity> persons =
                new ArrayList<>(Fetch.rows(em, KeyPersonEntity.class, "customerId", List.of(loser.id())));
        boolean related = !removed.isEmpty() || remembered.stream().anyMatch(r -> isRelation(r.kind()));
        if (related) {
            Belongings.lockRelations(em);
        }
        for (MergeRowEntity row : remembered) {
            switch (row.kind()) {
                case KEY_PERSON -> person(row, persons);
                case CLASSIFICATION -> code(row, codes);
                default -> relation(row);
            }
        }
        codes.forEach((axis, had) -> keep(classified(winner, axis, had, List.of())));
        removed.forEach(this::restore);
        rows.returnFacts(winner.id(), loser.id(), MOST_KEPT)
                .forEach(id -> keptRow(Kind.TRADE_FACT.told(), id, CHANGED));
        return kept;
    }

    private static boolean isRelation(Kind kind) {
        return kind == Kind.RELATION_ABOVE || kind == Kind.RELATION_BELOW;
    }

    private void person(MergeRowEntity row, List<KeyPersonEntity> others) {
        KeyPersonEntity person = em.find(KeyPersonEntity.class, row.rowId());
        if (person == null) {
            keptRow(row, GONE);
        } else if (!person.customerId().equals(winner.id())) {
            keptRow(row, CHANGED);
        } else if (!Belongings.fits(person, others)) {
            keptRow(row, "ROLE_OCCUPIED");
        } else {
            person.moveTo(loser.id());
            others.add(person);
            keep(Trail.personMoved(person, winner.id(), loser.id()));
        }
    }

    private void code(MergeRowEntity row, Map<String, List<ClassificationEntity>> codes) {
        ClassificationEntity code = em.find(ClassificationEntity.class, row.rowId());
        if (code == null) {
            keptRow(row, GONE);
        } else if (!code.customerId().equals(winner.id())) {
            keptRow(row, CHANGED);
        } else {
            code.moveTo(loser.id());
            codes.computeIfAbsent(code.assignment().axis(), a -> new ArrayList<>())
                    .add(code);
        }
    }

    private void relation(MergeRowEntity row) {
        RelationEntity entity = em.find(RelationEntity.class, row.rowId());
        if (entity == null) {
            keptRow(row, GONE);
            return;
        }
        Relation before = entity.relation();
        boolean below = row.kind() == Kind.RELATION_BELOW;
        if (!(below ? before.fromId() : before.toId()).equals(winner.id())) {
            keptRow(row, CHANGED);
            return;
        }
        Relation after = new Relation(
                before.id(),
                before.version(),
                below ? loser.id() : before.fromId(),
                before.type(),
                below ? before.toId() : loser.id(),
                before.validFrom(),
                before.validTo());
        if (Belongings.fits(em, after)) {
            entity.relink(after.fromId(), after.toId());
            em.flush();
            keep(Trail.relationMoved(before, after));
        } else {
            keptRow(row, "RELATION_OVERLAPS");
        }
    }

    private void restore(Relation relation) {
        if (Belongings.fits(em, relation)) {
            em.persist(new RelationEntity(relation));
            em.flush();
            keep(Trail.relationRestored(relation));
        } else {
            keptRow("Relation", relation.id(), "RELATION_OVERLAPS");
        }
    }

    private void keptRow(MergeRowEntity row, String reason) {
        keptRow(row.kind().told(), row.rowId(), reason);
    }

    private void keptRow(String kind, UUID id, String reason) {
        kept.add(new KeptRecord(kind, id.toString(), reason));
    }

    private void keep(Change change) {
        chronicle.record(em, change.reason(note.reason()));
    }
}
