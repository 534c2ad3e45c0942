package io.kontor.customer.core.merge;

import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.core.store.ClassificationEntity;
import io.kontor.customer.core.store.Fetch;
import io.kontor.customer.core.store.KeyPersonEntity;
import io.kontor.customer.core.store.RelationEntity;
import io.kontor.customer.core.store.RelationTypeEntity;
import io.kontor.customer.core.store.UpperPath;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.merge.Relink;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/** What hangs on a customer, and which of it another customer can take. */
final class Belongings {
    private static final String CUSTOMER = "customerId";
    private static final Words PERSON = new Words(
            new LocalizedText("关键人物", "Key persons"),
            new LocalizedText("同期该职务在保留客户已有人", "Somebody of the winner is in the role on these days"));
    private static final Words CODES = new Words(
            new LocalizedText("分类", "Classifications"),
            new LocalizedText("保留客户在该分类轴上已有代码", "The winner has codes of this axis"));
    private static final Words RELATION = new Words(
            new LocalizedText("客户关系", "Relations"),
            new LocalizedText(
                    "与保留客户的关系冲突,撤销合并后恢复", "Does not fit the winner's relations; comes back when the merge is undone"));
    private static final Words FACT = new Words(new LocalizedText("交易记录", "Trade facts"), null);
    private static final Words GRADE = new Words(
            new LocalizedText("客户等级", "Grades"),
            new LocalizedText("等级历史按原值保留在被合并客户", "The history of grades stays with the loser by value"));

    private final EntityManager em;
    private final UUID from;
    private final UUID into;

    /** How a kind is called, and why some of it stays, null when all of it moves. */
    private record Words(LocalizedText label, @Nullable LocalizedText whyStays) {}

    /** What one customer has and another might take. */
    Belongings(EntityManager em, UUID from, UUID into) {
        this.em = em;
        this.from = from;
        this.into = into;
    }

    /** {@return the persons of these whose role nobody else has on any of their days} */
    List<KeyPersonEntity> persons() {
        List<KeyPersonEntity> others = Fetch.rows(em, KeyPersonEntity.class, CUSTOMER, List.of(into));
        return Fetch.rows(em, KeyPersonEntity.class, CUSTOMER, List.of(from)).stream()
                .filter(p -> fits(p, others))
                .toList();
    }

    /** {@return whether a person's role is free on all days of the person} */
    static boolean fits(KeyPersonEntity person, List<KeyPersonEntity> others) {
        return others.stream()
                .noneMatch(o -> o.role() == person.role() && o.meets(person.validFrom(), person.validTo()));
    }

    /** {@return the assignments of axes the other customer never had a code of, by axis} */
    Map<String, List<ClassificationEntity>> classifications() {
        Set<String> axes = Fetch.rows(em, ClassificationEntity.class, CUSTOMER, List.of(into)).stream()
                .map(c -> c.assignment().axis())
                .collect(Collectors.toSet());
        return Fetch.rows(em, ClassificationEntity.class, CUSTOMER, List.of(from), "axis", "validFrom", "code").stream()
                .filter(c -> !axes.contains(c.assignment().axis()))
                .collect(Collectors.groupingBy(c -> c.assignment().axis(), LinkedHashMap::new, Collectors.toList()));
    }

    /** {@return the relations up and down, all kinds of relations being locked when there are any} */
    List<RelationEntity> lockedRelations() {
        if (relations().isEmpty()) {
            return List.of();
        }
        lockRelations(em);
        return relations();
    }

    /** Lets nobody else relate customers until the end of the transaction. */
    static void lockRelations(EntityManager em) {
        for (Relation.Type type : Relation.Type.values()) {
            em.find(RelationTypeEntity.class, type, LockModeType.PESSIMISTIC_WRITE);
        }
    }

    private List<RelationEntity> relations() {
        List<RelationEntity> found =
                new ArrayList<>(Fetch.rows(em, RelationEntity.class, "fromId", List.of(from), "id"));
        found.addAll(Fetch.rows(em, RelationEntity.class, "toId", List.of(from), "id"));
        return found;
    }

    /** {@return a relation with the other customer in place of the one, empty when it does not fit the others} */
    Optional<Relation> relinked(Relation r) {
        Relation wanted = new Relation(
                r.id(),
                r.version(),
                r.fromId().equals(from) ? into : r.fromId(),
                r.type(),
                r.toId().equals(from) ? into : r.toId(),
                r.validFrom(),
                r.validTo());
        return fits(em, wanted) ? Optional.of(wanted) : Optional.empty();
    }

    /** {@return whether a relation fits the others; one of a customer to itself does not} */
    static boolean fits(EntityManager em, Relation relation) {
        try {
            UpperPath.in(em, relation.type()).check(relation);
            return true;
        } catch (KontorException refused) {
            return false;
        }
    }

    /** {@return what would move and what would stay, without kinds the customer has none of} */
    List<Relink> plan() {
        List<Relink> plan = new ArrayList<>();
        long persons = persons().size();
        plan.add(relink(PERSON, "KeyPerson", persons, count("KeyPersonEntity") - persons));
        long codes = classifications().values().stream().mapToLong(List::size).sum();
        plan.add(relink(CODES, "Classification", codes, count("ClassificationEntity") - codes));
        List<RelationEntity> all = relations();
        long fitting =
                all.stream().filter(r -> relinked(r.relation()).isPresent()).count();
        plan.add(relink(RELATION, "Relation", fitting, all.size() - fitting));
        plan.add(relink(FACT, "TradeFact", count("TradeFactEntity"), 0));
        plan.add(relink(GRADE, "Grade", 0, count("GradeEntity")));
        plan.removeIf(r -> r.moves() + r.stays() == 0);
        return plan;
    }

    private long count(String entity) {
        return em.createQuery("select count(e) from " + entity + " e where e.customerId = :from", Long.class)
                .setParameter("from", from)
                .getSingleResult();
    }

    private static Relink relink(Words words, String kind, long moves, long stays) {
        List<LocalizedText> notes = stays > 0 && words.whyStays() != null ? List.of(words.whyStays()) : List.of();
        return new Relink(kind, words.label(), moves, stays, notes);
    }
}
