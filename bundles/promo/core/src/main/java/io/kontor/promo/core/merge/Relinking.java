package io.kontor.promo.core.merge;

import io.kontor.kernel.api.merge.KeptRecord;
import io.kontor.kernel.api.merge.MergeProgress;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.place.AutomaticPlaces;
import io.kontor.promo.core.store.CustomerLinks;
import io.kontor.promo.core.store.CustomerLinks.Link;
import io.kontor.promo.core.store.LinkKind;
import io.kontor.promo.core.store.MergeTables;
import io.kontor.promo.core.store.MergeTables.Followed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Re-links records of the customer a merge took to the one that stayed, and back, within one transaction. */
final class Relinking {
    private static final int MOST_KEPT = 100;
    private static final Tracked MERGE = Tracked.type("FollowedMerge");

    private final EntityManager em;
    private final Chronicle chronicle;
    private final CustomerLinks links;
    private final MergeTables merges;

    /** What others learn of it. */
    private record Told(UUID mergeId, MergeProgress.State state, long relinked, long restored, long kept) {
        static Told of(Followed merge) {
            MergeProgress progress = merge.progress();
            return new Told(
                    merge.id(),
                    progress.state(),
                    progress.relinked(),
                    progress.restored(),
                    progress.kept().size());
        }
    }

    Relinking(EntityManager em, Chronicle chronicle) {
        this.em = em;
        this.chronicle = chronicle;
        this.links = new CustomerLinks(em);
        this.merges = new MergeTables(em);
    }

    /** Follows a merge; one followed already only once more, for what came in between. */
    void follow(UUID id, UUID loser, CustomerRef winner, Instant at) {
        if (merges.find(id).isPresent()) {
            relinkAgain(id);
            return;
        }
        merges.open(id, loser, winner, at);
        relink(merges.find(id).orElseThrow());
        Told told = Told.of(merges.find(id).orElseThrow());
        chronicle.record(em, MERGE.created(id, null, told).event("PromoCustomerMerged", told));
    }

    /** Looks once more for what refers to the customer a merge took, unless it was undone meanwhile. */
    void relinkAgain(UUID id) {
        merges.takeTurn(id);
        merges.find(id).filter(Followed::holds).ifPresent(this::relink);
    }

    /**
     * Re-links what refers to the lost customer, now or by a record written while the merge was on its way here; and
     * on, when the customer that stayed was lost in a merge that was followed earlier.
     */
    private void relink(Followed merge) {
        for (LinkKind kind : LinkKind.values()) {
            List<Link> before = links.of(kind, merge.loser());
            if (before.isEmpty()) {
                continue;
            }
            List<Link> after = new ArrayList<>();
            for (Link link : before) {
                after.add(with(link, merge.winner(), siteOfWinner(link, merge, after)));
            }
            merges.remember(merge.id(), kind, before);
            links.link(kind, after);
            keep(kind, before, after, "customers merged");
        }
        merges.ofLoser(merge.winnerId()).forEach(this::relink);
    }

    /** The site of the lost customer becomes the one of the other, unless that has a site already. */
    private @Nullable String siteOfWinner(Link link, Followed merge, List<Link> others) {
        String key = AutomaticPlaces.siteKey(merge.winner());
        boolean site = AutomaticPlaces.siteKey(link.customer()).equals(link.singleKey());
        boolean free = site && others.stream().noneMatch(o -> key.equals(o.singleKey())) && !links.isTaken(key);
        return free ? key : link.singleKey();
    }

    private static Link with(Link link, CustomerRef customer, @Nullable String singleKey) {
        return new Link(link.id(), link.code(), link.root(), customer, singleKey);
    }

    /** Puts back what a merge re-linked; a reference that was changed since stays as it is. */
    void undo(UUID id, Instant at) {
        merges.takeTurn(id);
        merges.find(id).filter(Followed::holds).ifPresent(merge -> undo(merge, at));
    }

    private void undo(Followed merge, Instant at) {
        long restored = 0;
        List<KeptRecord> kept = new ArrayList<>();
        for (LinkKind kind : LinkKind.values()) {
            Map<UUID, Link> remembered = merges.remembered(merge, kind);
            List<Link> before = new ArrayList<>();
            List<Link> after = new ArrayList<>();
            for (Link link : links.present(kind, merge.id())) {
                Link former = remembered.remove(link.id());
                if (former == null) {
                    continue;
                }
                if (merge.winner().id() != null
                        && merge.winner().id().equals(link.customer().id())) {
                    before.add(link);
                    after.add(with(link, former.customer(), former.singleKey()));
                } else {
                    kept.add(new KeptRecord(kind.subject(), link.id().toString(), "CHANGED_SINCE"));
                }
            }
            remembered.keySet().forEach(id -> kept.add(new KeptRecord(kind.subject(), id.toString(), "GONE")));
            links.link(kind, after);
            keep(kind, before, after, "merge of customers undone");
            restored += after.size();
        }
        merges.close(merge.id(), at, restored, kept.stream().limit(MOST_KEPT).toList());
        Told told = Told.of(merges.find(merge.id()).orElseThrow());
        chronicle.record(
                em, MERGE.changed(merge.id(), null, Told.of(merge), told).event("PromoCustomerUnmerged", told));
    }

    private void keep(LinkKind kind, List<Link> before, List<Link> after, String reason) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Link link = after.get(i);
            Change change = Tracked.type(kind.subject())
                    .changed(link.id(), link.code(), kind.image(before.get(i).customer()), kind.image(link.customer()))
                    .reason(reason);
            UUID root = link.root();
            changes.add(root == null ? change : change.root(root));
        }
        chronicle.recordAll(em, changes);
    }
}
