package io.kontor.promo.core.recall;

import static io.kontor.promo.core.PromoWorld.admin;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.item.Lot;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.recall.RecallTask;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.issue.IssueWorld;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Milk of one lot: in a warehouse that Chen keeps, in the bag of Li, and with a shop. */
final class RecallWorld implements AutoCloseable {
    static final CustomerRef SHOP = CustomerRef.typed("Corner shop");

    final PromoWorld world;
    final PaperWorld papers;
    final IssueWorld issues;
    final JpaRecallTasks tasks;
    final RecallWatch watch;
    final Actor chen;
    final Actor li;
    final Actor wang;
    final UUID milk;
    final UUID lot;
    final UUID store;
    final UUID bag;
    final CustomerIssue given;

    RecallWorld(PromoWorld.Databases kind) {
        world = kind.open();
        papers = new PaperWorld(world);
        issues = new IssueWorld(world);
        tasks = new JpaRecallTasks(world.transactions, world.recalls, world.clock);
        watch = new RecallWatch(world.transactions, world.recalls);
        chen = papers.rep("chen", "promo:recall:*");
        li = papers.rep("li", "promo:recall:*", "promo:slip:*", "promo:issue:*");
        wang = papers.rep("wang", "promo:recall:*", "promo:slip:*");
        world.clock.turnTo(PromoWorld.TODAY.minusDays(1));
        milk = world.item("MILK", Tracking.LOT);
        lot = world.lot(milk, "L1", null);
        PlaceData data = new PlaceData("STORE", "Store", PlaceType.WAREHOUSE, null, null, chen.id(), null, null);
        store = admin(() -> world.places.add(data)).id();
        bag = papers.bag(li);
        world.post(
                MovementKind.RECEIPT,
                PostingLine.of(milk, Place.SUPPLIER, store, 100).ofLot(lot));
        confirmed(li, papers.sent(PaperWorld.slip(SlipKind.ISSUE, store, bag, milk, 20)));
        given = issues.give(li, IssueWorld.data(SHOP, milk, "5"));
        world.clock.turnTo(PromoWorld.TODAY);
    }

    static Grant grant(String permission) {
        return new Grant(permission, Scope.OWN, Set.of());
    }

    IssueSlip confirmed(Actor who, IssueSlip sent) {
        return PromoWorld.as(
                who,
                () -> papers.slips.acknowledge(sent.id(), sent.version(), new Acknowledgement(List.of(), null, null)));
    }

    /** Hands in from a bag. */
    IssueSlip handIn(UUID from, long units) {
        return papers.sent(PaperWorld.slip(SlipKind.RETURN, from, store, milk, units));
    }

    Lot mark(LotStatus status) {
        return admin(() -> {
            Lot now = world.lots.find(lot).orElseThrow();
            return world.lots.mark(lot, now.version(), status, "off taste");
        });
    }

    /** {@return the task about a place or an issue} */
    RecallTask task(UUID subject) {
        return all().stream()
                .filter(t -> subject.equals(t.issueId() == null ? t.placeId() : t.issueId()))
                .findFirst()
                .orElseThrow();
    }

    List<RecallTask> all() {
        return admin(() -> tasks.ofLot(lot, ListQuery.all())).items();
    }

    @Override
    public void close() {
        issues.close();
    }
}
