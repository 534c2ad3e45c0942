package io.kontor.promo.core.clearance;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.clearance.Clearance;
import io.kontor.promo.api.clearance.Clearances;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.api.value.Evidence;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.loss.LossBook;
import io.kontor.promo.core.place.AutomaticPlaces;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.stock.Reach;
import io.kontor.promo.core.store.OpenTables;
import io.kontor.promo.core.store.OpenTables.InBag;
import io.kontor.promo.core.store.PlaceEntity;
import io.kontor.promo.core.store.RowLock;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** P32, R072: a bag ends at zero, or with the rep's signature for what is missing in it. */
@Component
public final class JpaClearances implements Clearances {
    private static final Answer<Clearance> CLEARANCE = Answer.of(Clearance.class);
    private static final Tracked TRACKED = Tracked.type("Place");

    private final Transactions transactions;
    private final AutomaticPlaces places;
    private final PromoLedger ledger;
    private final LossBook losses;

    /** Over the module's transactions. */
    @Activate
    public JpaClearances(
            @Reference PromoTransactions transactions,
            @Reference AutomaticPlaces places,
            @Reference PromoLedger ledger,
            @Reference LossBook losses) {
        this.transactions = transactions.get();
        this.places = places;
        this.ledger = ledger;
        this.losses = losses;
    }

    @Override
    public Clearance of(UUID repId) {
        boolean own = Call.current().actor().id().equals(repId);
        Access access = Call.require(own ? "promo:bag:read" : "promo:place:read");
        UUID bag = places.bagIfThere(repId).orElse(null);
        return transactions.read(em -> {
            PlaceEntity place = bag == null ? null : em.find(PlaceEntity.class, bag);
            boolean seen = place == null ? access.rows().covers(repId, null, null) : place.isIn(access.rows());
            if (!own && !seen) {
                throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
            }
            return clearance(em, repId, place);
        });
    }

    private static Clearance clearance(EntityManager em, UUID repId, @Nullable PlaceEntity bag) {
        UUID id = bag == null ? null : bag.id();
        boolean closed = bag != null && bag.place().state() == PlaceState.CLOSED;
        return new Clearance(repId, id, closed, new OpenTables(em).open(repId, id));
    }

    @Override
    public Clearance clear(UUID repId, String reason, @Nullable Evidence signature) {
        Access access = Call.require("promo:place:write");
        Documents.checkReason(reason);
        if (signature != null) {
            Violations violations = new Violations();
            signature.check("signature", violations);
            violations.throwIfAny();
        }
        UUID bagId = places.bagIfThere(repId).orElseThrow(JpaClearances::notFound);
        return transactions.write(CLEARANCE, em -> {
            RowLock.take(em, "promo_place", bagId);
            PlaceEntity bag = em.find(PlaceEntity.class, bagId);
            if (bag == null || !bag.isIn(access.rows())) {
                throw notFound();
            }
            requireFinished(clearance(em, repId, bag), signature);
            if (signature != null) {
                writeOff(
                        em,
                        repId,
                        bag,
                        new PostMovement.Note(Call.current().actor().id(), reason, null, null, List.of(signature)),
                        new Reach(access.rows()));
            }
            Place before = bag.place();
            bag.mark(PlaceState.CLOSED);
            em.flush();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(bagId, bag.code(), before, bag.place())
                                    .root(bagId)
                                    .reason(reason)
                                    .event("BagCleared", bag.place()));
            return clearance(em, repId, bag);
        });
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }

    private static void requireFinished(Clearance clearance, @Nullable Evidence signature) {
        long open = clearance.items().stream()
                .filter(item -> item.kind().keepsOpen())
                .filter(item -> signature == null || item.kind() != Clearance.Kind.IN_BAG)
                .count();
        if (open > 0) {
            throw KontorException.of(ProblemKind.CONFLICT, "BAG_NOT_CLEAR").with("count", open);
        }
    }

    private void writeOff(EntityManager em, UUID repId, PlaceEntity bag, PostMovement.Note note, Reach gate) {
        OpenTables open = new OpenTables(em);
        for (InBag part : open.inBag(bag.id())) {
            List<String> serials = open.pieces(bag.id(), part.itemId());
            Leg leg = new Leg(part.itemId(), part.lotId(), serials, bag.id(), Place.LOSS, part.quantity(), null);
            UUID id = Ids.next();
            Movement movement = ledger.post(
                    em,
                    PostMovement.of(MovementKind.LOSS, List.of(leg), note, new DocumentRef("LossReport", id, null)),
                    gate);
            losses.keep(
                    em,
                    id,
                    new LossData(
                            bag.id(),
                            part.itemId(),
                            part.lotId(),
                            serials,
                            part.quantity(),
                            LossReason.MISSING,
                            String.valueOf(note.reason()),
                            repId,
                            null,
                            note.evidence()),
                    movement);
        }
    }
}
