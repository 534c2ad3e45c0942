package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.classification.Assignment;
import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.customer.api.merge.Merge;
import io.kontor.customer.api.merge.Merge.Party;
import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Tracked;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the history and the journal keep of the module's records. The customer is the root of all that hangs on it: who
 * sees the customer sees its history.
 */
public final class Trail {
    private static final Tracked CUSTOMER = Tracked.type("Customer")
            .classified(FieldClass.AMOUNT, "/registeredCapital", "/assets", "/traits/annualSales");
    private static final Tracked PERSON = Tracked.type("KeyPerson").classified(FieldClass.SENSITIVE, "/profile");
    private static final Tracked RELATION = Tracked.type("Relation");
    private static final Tracked MERGE = Tracked.type("CustomerMerge");
    /** Its reasons may tell sums, and stay with the grade. */
    private static final Tracked GRADE = Tracked.type("Grade").without("/reasons", "/by", "/at");

    private static final Tracked FACT = Tracked.type("TradeFact").classified(FieldClass.AMOUNT, "/value");

    private static final String CUSTOMER_ID = "customerId";

    private Trail() {}

    /** What others learn of a new customer. */
    private record Opened(
            String name,
            Lifecycle lifecycle,
            @Nullable UUID ownerId,
            @Nullable UUID teamId,
            @Nullable String regionCode) {}

    /** {@return a card that was opened; the customer has its code already} */
    public static Change opened(CustomerEntity customer, Card card) {
        return CUSTOMER.created(customer.id(), customer.code(), card)
                .root(customer.id())
                .event(
                        "CustomerOpened",
                        new Opened(
                                customer.name(),
                                customer.lifecycle(),
                                customer.ownerId(),
                                customer.teamId(),
                                customer.regionCode()));
    }

    /** {@return a card that was changed} */
    public static Change changed(CustomerEntity customer, Card before, Card after) {
        return CUSTOMER.changed(customer.id(), customer.code(), before, after)
                .root(customer.id())
                .event("CustomerChanged");
    }

    /** {@return a card that is gone, because the import that opened it was taken back} */
    public static Change removed(CustomerEntity customer, Card card) {
        return CUSTOMER.deleted(customer.id(), customer.code(), card)
                .root(customer.id())
                .event("CustomerRemoved", Map.of("code", customer.code()));
    }

    /** What became of a stage. */
    private record Stage(Lifecycle lifecycle) {}

    /** {@return a step to the customer's present stage} */
    public static Change stage(CustomerEntity customer, Lifecycle from, String reason) {
        Lifecycle to = customer.lifecycle();
        return CUSTOMER.changed(customer.id(), customer.code(), new Stage(from), new Stage(to))
                .root(customer.id())
                .reason(reason)
                .event("CustomerStageChanged", Map.of("from", from, "to", to));
    }

    /** Which codes of an axis hold, and from when each. */
    private record Codes(Map<String, Map<String, LocalDate>> classifications) {
        static Codes of(String axis, List<Assignment> assignments) {
            Map<String, LocalDate> from = new TreeMap<>();
            assignments.stream().filter(a -> a.validTo() == null).forEach(a -> from.put(a.code(), a.validFrom()));
            return new Codes(Map.of(axis, from));
        }
    }

    /** What others learn of a classification. */
    private record Classified(String axis, Set<String> codes, LocalDate from) {}

    /** {@return codes of one axis that were assigned} */
    public static Change classified(
            CustomerEntity customer, List<Assignment> before, List<Assignment> after, Assignment made) {
        Set<String> codes = new TreeSet<>();
        after.stream().filter(a -> a.validTo() == null).map(Assignment::code).forEach(codes::add);
        return CUSTOMER.changed(
                        customer.id(), customer.code(), Codes.of(made.axis(), before), Codes.of(made.axis(), after))
                .root(customer.id())
                .reason(made.reason())
                .event("CustomerClassified", new Classified(made.axis(), codes, made.validFrom()));
    }

    /** What others learn of a key person: no name. */
    private record Person(UUID customerId, KeyPersonData.@Nullable Role role) {}

    /** {@return a key person that was added} */
    public static Change personAdded(KeyPersonEntity person, KeyPersonData data) {
        return person(PERSON.created(person.id(), null, data), person, "KeyPersonAdded");
    }

    /** {@return a key person that was changed} */
    public static Change personChanged(KeyPersonEntity person, KeyPersonData before, KeyPersonData after) {
        return person(PERSON.changed(person.id(), null, before, after), person, "KeyPersonChanged");
    }

    /** {@return a key person that was erased: only that it was there} */
    public static Change personErased(KeyPersonEntity person) {
        return person(PERSON.deleted(person.id(), null, Map.of()), person, "KeyPersonErased");
    }

    /** {@return a profile that was erased on its day} */
    public static Change profileErased(KeyPersonEntity person) {
        Map<String, Object> none = Map.of();
        return person(
                PERSON.changed(person.id(), null, Map.of("profile", "erased"), none), person, "KeyPersonProfileErased");
    }

    private static Change person(Change change, KeyPersonEntity person, String event) {
        return change.root(person.customerId()).event(event, new Person(person.customerId(), person.role()));
    }

    /** {@return a key person as subject} */
    public static Subject person(KeyPersonEntity person) {
        return PERSON.subject(person.id(), null);
    }

    /** {@return a relation that was added or, with what it was before, ended} */
    public static Change related(@Nullable Relation before, Relation after) {
        Change change = before == null
                ? RELATION.created(after.id(), null, after)
                : RELATION.changed(after.id(), null, before, after);
        return change.root(after.fromId()).event(before == null ? "RelationAdded" : "RelationEnded", after);
    }

    /** {@return a key person that is now another customer's, because one became part of the other or is no longer} */
    public static Change personMoved(KeyPersonEntity person, UUID from, UUID to) {
        return PERSON.changed(person.id(), null, Map.of(CUSTOMER_ID, from), Map.of(CUSTOMER_ID, to))
                .root(to);
    }

    /** {@return a relation with another end, because one customer became part of another or is no longer} */
    public static Change relationMoved(Relation before, Relation after) {
        return RELATION.changed(after.id(), null, before, after).root(after.fromId());
    }

    /** {@return a relation that cannot stay beside those of the customer its lower or upper one became part of} */
    public static Change relationRemoved(Relation relation) {
        return RELATION.deleted(relation.id(), null, relation).root(relation.fromId());
    }

    /** {@return a relation that is back, because its customer is one of its own again} */
    public static Change relationRestored(Relation relation) {
        return RELATION.created(relation.id(), null, relation).root(relation.fromId());
    }

    /** What others learn of a merge and of its end. */
    private record Merged(UUID mergeId, Party winner, Party loser) {
        static Merged of(Merge merge) {
            return new Merged(merge.id(), merge.winner(), merge.loser());
        }
    }

    /** What the history keeps of a merge. */
    private record MergeKept(Merge.State state, Party winner, Party loser, Map<String, Long> moved) {
        static MergeKept of(Merge.State state, Merge merge) {
            return new MergeKept(state, merge.winner(), merge.loser(), merge.moved());
        }
    }

    /**
     * {@return two customers that became one; its event and that of the end have one subject, so they stay in order}
     */
    public static Change merged(Merge merge) {
        return MERGE.created(merge.id(), null, MergeKept.of(merge.state(), merge))
                .root(merge.winner().id())
                .reason(merge.reason())
                .event("CustomerMerged", Merged.of(merge));
    }

    /** {@return two customers that are two again} */
    public static Change unmerged(Merge merge, String reason) {
        return MERGE.changed(
                        merge.id(),
                        null,
                        MergeKept.of(Merge.State.MERGED, merge),
                        MergeKept.of(Merge.State.UNDONE, merge))
                .root(merge.winner().id())
                .reason(reason)
                .event("CustomerUnmerged", Merged.of(merge));
    }

    /** What others learn of a grade. */
    private record Graded(UUID customerId, String grade, LocalDate validFrom, LocalDate validTo) {}

    /** {@return a grade that was confirmed or set by hand} */
    public static Change graded(GradeAssignment grade) {
        String event = grade.kind() == GradeAssignment.Kind.CONFIRMED ? "GradeConfirmed" : "GradeOverridden";
        return GRADE.created(grade.id(), null, grade)
                .root(grade.customerId())
                .reason(grade.reason())
                .event(event, new Graded(grade.customerId(), grade.grade(), grade.validFrom(), grade.validTo()));
    }

    /** The one field that changes when a grade makes room. */
    private record Until(LocalDate validTo) {}

    /** {@return a grade that ends earlier, because another takes its days; the other one is the event} */
    public static Change gradeEnded(GradeAssignment grade, LocalDate validTo) {
        return GRADE.changed(grade.id(), null, new Until(grade.validTo()), new Until(validTo))
                .root(grade.customerId());
    }

    /** What others learn of a trade fact: no sum. */
    private record Traded(UUID customerId, LocalDate tradedOn) {}

    /** {@return a trade fact that was added, changed or removed} */
    public static Change traded(UUID id, @Nullable TradeEntryData before, @Nullable TradeEntryData after) {
        TradeEntryData data = after == null ? Objects.requireNonNull(before) : after;
        String code = data.externalId();
        Change change = before == null
                ? FACT.created(id, code, data)
                : after == null ? FACT.deleted(id, code, before) : FACT.changed(id, code, before, after);
        String event = before == null ? "TradeFactAdded" : after == null ? "TradeFactRemoved" : "TradeFactChanged";
        return change.root(data.customerId()).event(event, new Traded(data.customerId(), data.tradedOn()));
    }
}
