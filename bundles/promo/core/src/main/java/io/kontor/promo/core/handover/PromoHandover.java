package io.kontor.promo.core.handover;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.call.Outcome;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.handover.HandoverItem;
import io.kontor.kernel.api.handover.HandoverOrder;
import io.kontor.kernel.api.handover.HandoverOrder.Item;
import io.kontor.kernel.api.handover.HandoverOutcome;
import io.kontor.kernel.api.handover.HandoverOutcome.Result;
import io.kontor.kernel.api.handover.HandoverParticipant;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.clearance.Clearance;
import io.kontor.promo.api.clearance.Clearance.Kind;
import io.kontor.promo.api.clearance.Clearances;
import io.kontor.promo.core.asset.LoanCare;
import io.kontor.promo.core.document.Succession;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.place.AutomaticPlaces;
import io.kontor.promo.core.recall.JpaRecallTasks;
import io.kontor.promo.core.request.RequestBook;
import io.kontor.promo.core.store.PlaceEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * P32: what the clearance of a rep tells, and its goods, requests, loans and recall tasks given to another one. The bag
 * itself ends by the clearance, when it is empty.
 */
@Component(service = HandoverParticipant.class)
public final class PromoHandover implements HandoverParticipant {
    private static final Answer<Given> GIVEN = Answer.of(Given.class);

    private final Transactions transactions;
    private final Clearances clearances;
    private final AutomaticPlaces places;
    private final BagHandover bags;
    private final JpaRecallTasks recalls;

    /** Over the module's transactions. */
    @Activate
    public PromoHandover(
            @Reference PromoTransactions transactions,
            @Reference Clearances clearances,
            @Reference AutomaticPlaces places,
            @Reference BagHandover bags,
            @Reference JpaRecallTasks recalls) {
        this.transactions = transactions.get();
        this.clearances = clearances;
        this.places = places;
        this.bags = bags;
        this.recalls = recalls;
    }

    /** What became of some items, as it is stored under a key. */
    private record Given(List<HandoverOutcome> outcomes) {}

    @Override
    public String module() {
        return "promo";
    }

    @Override
    public List<HandoverItem> open(UUID userId) {
        Clearance clearance = clearances.of(userId);
        return transactions.read(em -> {
            OpenItems items = new OpenItems(em);
            return clearance.items().stream().map(items::item).toList();
        });
    }

    @Override
    public List<HandoverOutcome> transfer(HandoverOrder order) {
        Succession succession = succession(order);
        List<Item> goods = new ArrayList<>();
        List<Item> others = new ArrayList<>();
        order.items().forEach(item -> (item.kind().equals(Kind.IN_BAG.name()) ? goods : others).add(item));
        Map<Item, HandoverOutcome> outcomes = new HashMap<>();
        if (!goods.isEmpty()) {
            send(goods, succession).forEach(o -> outcomes.put(itemOf(o), o));
        }
        each("others", others, item -> em -> take(em, item, succession)).forEach(o -> outcomes.put(itemOf(o), o));
        return order.items().stream()
                .map(item -> Objects.requireNonNull(outcomes.get(item)))
                .toList();
    }

    private static Item itemOf(HandoverOutcome outcome) {
        return new Item(outcome.kind(), Objects.requireNonNull(outcome.id()));
    }

    /** Makes the bag of who takes over, which is in a transaction of its own. */
    private Succession succession(HandoverOrder order) {
        UUID toBag = places.bagOf(order.toId());
        places.transitTo(toBag);
        UUID fromBag = places.bagIfThere(order.fromId()).orElse(null);
        UUID team = transactions.read(em -> Objects.requireNonNull(em.find(PlaceEntity.class, toBag))
                .place()
                .data()
                .teamId());
        return new Succession(order.fromId(), fromBag, order.toId(), toBag, team, order.reason());
    }

    /** All on as few slips as possible; where that is refused, each by itself, so that the others go. */
    private List<HandoverOutcome> send(List<Item> goods, Succession succession) {
        Outcome<Given> all = run("goods", List.of(() -> given(em -> bags.send(em, goods, succession))))
                .get(0);
        Given given = all.value();
        if (given != null) {
            return given.outcomes();
        }
        return each(
                "each",
                goods,
                item -> em -> bags.send(em, List.of(item), succession).get(0));
    }

    /** Something done in a transaction of the module. */
    @FunctionalInterface
    private interface Work<T> {
        T in(EntityManager em);
    }

    /** What is done to an item. */
    @FunctionalInterface
    private interface Each {
        Work<HandoverOutcome> of(Item item);
    }

    private List<HandoverOutcome> each(String group, List<Item> items, Each each) {
        if (items.isEmpty()) {
            return List.of();
        }
        List<Supplier<Given>> commands = items.stream()
                .<Supplier<Given>>map(
                        item -> () -> given(em -> List.of(each.of(item).in(em))))
                .toList();
        List<Outcome<Given>> outcomes = run(group, commands);
        List<HandoverOutcome> told = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Given given = outcomes.get(i).value();
            KontorException problem = outcomes.get(i).problem();
            told.add(
                    given == null
                            ? HandoverOutcome.refused(items.get(i), Objects.requireNonNull(problem))
                            : given.outcomes().get(0));
        }
        return told;
    }

    private Given given(Work<List<HandoverOutcome>> work) {
        return transactions.write(GIVEN, em -> new Given(work.in(em)));
    }

    /** Each under a key of its own: the call's, the group and the place in the group. */
    private List<Outcome<Given>> run(String group, List<Supplier<Given>> commands) {
        Call call = Call.current();
        return new Call(
                        call.actor(),
                        call.locale(),
                        call.requestId(),
                        call.channel(),
                        key(call.idempotencyKey(), group),
                        call.reason(),
                        call.causationId())
                .run(() -> transactions.batches().run(commands, false));
    }

    private static @Nullable IdempotencyKey key(@Nullable IdempotencyKey key, String group) {
        return key == null ? null : new IdempotencyKey(key.route() + " " + group, key.key(), key.requestHash());
    }

    private HandoverOutcome take(EntityManager em, Item item, Succession succession) {
        Kind kind = OpenItems.MOVABLE.stream()
                .filter(k -> k.name().equals(item.kind()))
                .findFirst()
                .orElseThrow(() -> KontorException.of(ProblemKind.CONFLICT, "HANDOVER_NOT_MOVABLE"));
        switch (kind) {
            case REQUEST ->
                new RequestBook(em, transactions.chronicle())
                        .handOver(item.id(), Call.require("promo:request:write"), succession);
            case LOAN ->
                new LoanCare(em, transactions.chronicle())
                        .handOver(item.id(), Call.require("promo:asset:write"), succession);
            case RECALL -> recalls.handOver(em, item.id(), succession);
            default -> throw new IllegalStateException("no way to hand over " + kind);
        }
        return HandoverOutcome.given(item, Result.DONE, null);
    }
}
