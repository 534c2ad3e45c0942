package io.kontor.promo.core.merge;

import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.event.EventConsumer;
import io.kontor.kernel.api.event.EventSubscription;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.api.merge.MergeParticipant;
import io.kontor.kernel.api.merge.MergeProgress;
import io.kontor.kernel.api.merge.Relink;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.CustomerLinks;
import io.kontor.promo.core.store.LinkKind;
import io.kontor.promo.core.store.MergeTables;
import io.kontor.promo.core.store.MergeTables.Followed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Follows merges of customers as the journal of the customer module brings them, also those of the time the module was
 * stopped, and each as often as it comes. At night it looks once more, for records that were written while a merge was
 * on its way here.
 */
@Component(service = {EventConsumer.class, MergeParticipant.class, ScheduledJob.class})
@EventSubscription(consumer = "promo.customer-merges", events = "customer")
public final class CustomerMergeFollower implements EventConsumer, MergeParticipant, ScheduledJob {
    private static final List<LocalizedText> BOTH_HOLD = List.of(new LocalizedText(
            "两个客户的规则都对保留客户生效,以最严格者为准", "The rules of both then hold for the winner; the hardest effect counts"));

    private final Transactions transactions;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public CustomerMergeFollower(@Reference PromoTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
    }

    /** A customer as the events name it. */
    private record Party(UUID id, String code, String name) {}

    /** What the events tell. */
    private record Merged(UUID mergeId, Party winner, Party loser) {}

    @Override
    public void accept(DomainEvent event) {
        switch (event.type()) {
            case "CustomerMerged" -> {
                Merged told = StoredJson.read(event.data(), Merged.class);
                Party winner = told.winner();
                CustomerRef stays = new CustomerRef(winner.id(), winner.code(), winner.name());
                write(relinking -> relinking.follow(told.mergeId(), told.loser().id(), stays, now()));
            }
            case "CustomerUnmerged" -> {
                UUID id = StoredJson.read(event.data(), Merged.class).mergeId();
                write(relinking -> relinking.undo(id, now()));
            }
            default -> {}
        }
    }

    private void write(Consumer<Relinking> work) {
        transactions.writeUnkeyed(em -> {
            work.accept(new Relinking(em, transactions.chronicle()));
            return Boolean.TRUE;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String module() {
        return "promo";
    }

    @Override
    public List<Relink> plan(UUID from, UUID into) {
        return transactions.read(em -> {
            CustomerLinks links = new CustomerLinks(em);
            List<Relink> plan = new ArrayList<>();
            for (LinkKind kind : LinkKind.values()) {
                long moves = links.count(kind, from);
                boolean both = kind == LinkKind.QUOTA_RULE && links.count(kind, into) > 0;
                if (moves > 0) {
                    plan.add(new Relink(kind.subject(), kind.label(), moves, 0, both ? BOTH_HOLD : List.of()));
                }
            }
            return plan;
        });
    }

    @Override
    public Optional<MergeProgress> progress(UUID mergeId) {
        return transactions.read(em -> new MergeTables(em).find(mergeId).map(Followed::progress));
    }

    @Override
    public String name() {
        return "promo.follow-merges";
    }

    @Override
    public Recurrence recurrence() {
        return Recurrence.dailyAt(LocalTime.of(0, 45));
    }

    @Override
    public void run(JobContext context) {
        List<Followed> unfinished = transactions.read(em -> new MergeTables(em).unfinished());
        for (int i = 0; i < unfinished.size() && !context.cancelled(); i++) {
            Followed merge = unfinished.get(i);
            write(relinking -> relinking.relinkAgain(merge.id()));
            context.progress(i + 1L, unfinished.size());
        }
    }
}
