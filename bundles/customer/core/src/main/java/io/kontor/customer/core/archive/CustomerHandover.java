package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.kernel.api.call.Batches;
import io.kontor.kernel.api.call.Outcome;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.handover.HandoverItem;
import io.kontor.kernel.api.handover.HandoverOrder;
import io.kontor.kernel.api.handover.HandoverOrder.Item;
import io.kontor.kernel.api.handover.HandoverOutcome;
import io.kontor.kernel.api.handover.HandoverOutcome.Result;
import io.kontor.kernel.api.handover.HandoverParticipant;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.query.Sort;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** C41: the customers in the charge of who leaves; each becomes another one's by a change of its card. */
@Component(service = HandoverParticipant.class)
public final class CustomerHandover implements HandoverParticipant {
    private static final String KIND = "CUSTOMER";
    private static final LocalizedText LABEL = new LocalizedText("负责的客户", "Customers in charge");
    private static final int PAGE = 500;

    private final Batches batches;
    private final CustomerArchive archive;

    /** Over the archive, with its rights. */
    @Activate
    public CustomerHandover(@Reference CustomerTransactions transactions, @Reference CustomerArchive archive) {
        this.batches = transactions.get().batches();
        this.archive = archive;
    }

    @Override
    public String module() {
        return "customer";
    }

    @Override
    public List<HandoverItem> open(UUID userId) {
        Filter theirs = new Filter.Condition("ownerId", Operator.EQ, List.of(userId.toString()));
        List<HandoverItem> items = new ArrayList<>();
        String cursor = null;
        do {
            Page<Customer> page = archive.list(new ListQuery(theirs, Sort.parse("code"), PAGE, cursor, false), null);
            page.items().forEach(customer -> items.add(item(customer)));
            cursor = page.nextCursor();
        } while (cursor != null);
        return items;
    }

    private static HandoverItem item(Customer customer) {
        return new HandoverItem(KIND, LABEL, customer.id(), customer.card().code(), 1, null, true, true);
    }

    @Override
    public List<HandoverOutcome> transfer(HandoverOrder order) {
        List<Supplier<HandoverOutcome>> commands = order.items().stream()
                .<Supplier<HandoverOutcome>>map(item -> () -> give(item, order))
                .toList();
        List<Outcome<HandoverOutcome>> outcomes = batches.run(commands, false);
        List<HandoverOutcome> told = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            HandoverOutcome given = outcomes.get(i).value();
            KontorException problem = outcomes.get(i).problem();
            told.add(
                    given == null
                            ? HandoverOutcome.refused(order.items().get(i), Objects.requireNonNull(problem))
                            : given);
        }
        return told;
    }

    /** What was given already is told as given, so that it may be asked twice. */
    private HandoverOutcome give(Item item, HandoverOrder order) {
        if (!item.kind().equals(KIND)) {
            throw KontorException.of(ProblemKind.CONFLICT, "HANDOVER_NOT_MOVABLE");
        }
        Customer customer =
                archive.find(item.id()).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
        UUID owner = customer.card().ownerId();
        if (!order.toId().equals(owner)) {
            requireOpen(order.fromId(), owner);
            archive.change(item.id(), customer.version(), card -> of(card, order.toId()));
        }
        return HandoverOutcome.given(item, Result.DONE, customer.card().code());
    }

    private static void requireOpen(UUID from, @Nullable UUID owner) {
        if (!from.equals(owner)) {
            throw KontorException.of(ProblemKind.CONFLICT, "HANDOVER_NOT_OPEN");
        }
    }

    private static Card of(Card card, UUID owner) {
        return CardDraft.of(card).ownerId(owner).card();
    }
}
