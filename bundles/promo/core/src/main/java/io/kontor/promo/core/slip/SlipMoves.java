package io.kontor.promo.core.slip;

import io.kontor.kernel.api.call.Call;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.slip.SlipLine;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.api.value.Evidence;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.stock.PromoLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** What a slip moves in the ledger: to the transit, from there to the receiver, back, or out of the books. */
final class SlipMoves {
    private final PromoLedger ledger;
    private final EntityManager em;
    private final IssueSlip slip;
    private final UUID transitId;

    SlipMoves(PromoLedger ledger, EntityManager em, IssueSlip slip, UUID transitId) {
        this.ledger = ledger;
        this.em = em;
        this.slip = slip;
        this.transitId = transitId;
    }

    /** Some units of a line. */
    record Part(SlipLine line, long units) {}

    /** {@return the document the movements name} */
    static DocumentRef document(UUID id, String number) {
        return new DocumentRef(SlipRows.TYPE, id, number);
    }

    void send(Gate gate, @Nullable Evidence signature) {
        MovementKind kind = slip.data().kind() == SlipKind.RETURN ? MovementKind.HAND_IN : MovementKind.DISPATCH;
        List<Part> all =
                slip.lines().stream().map(l -> new Part(l, l.quantity())).toList();
        List<Leg> legs = legs(all, slip.data().fromId(), transitId);
        ledger.post(
                em,
                PostMovement.of(kind, legs, note(null, signature), document(slip.id(), slip.number()))
                        .ofHeld(),
                gate);
    }

    void confirm(List<Part> parts, Gate gate, @Nullable Evidence signature) {
        post(MovementKind.CONFIRM, legs(parts, transitId, slip.data().toId()), note(null, signature), gate);
    }

    void sendBack(Part part, String reason, Gate gate) {
        post(MovementKind.SEND_BACK, legs(List.of(part), transitId, slip.data().fromId()), note(reason, null), gate);
    }

    Movement lose(Part part, String reason) {
        return post(MovementKind.LOSS, legs(List.of(part), transitId, Place.LOSS), note(reason, null), Gate.OPEN);
    }

    /** {@return what is reported as lost} */
    LossData loss(Part part, String reason, @Nullable UUID liable) {
        SlipLine line = part.line();
        return new LossData(
                transitId,
                line.itemId(),
                line.lotId(),
                line.serial() == null ? List.of() : List.of(line.serial()),
                part.units(),
                LossReason.MISSING,
                reason,
                liable,
                slip.data().campaignId(),
                List.of());
    }

    private Movement post(MovementKind kind, List<Leg> legs, PostMovement.Note note, Gate gate) {
        return ledger.post(em, PostMovement.of(kind, legs, note, document(slip.id(), slip.number())), gate);
    }

    private PostMovement.Note note(@Nullable String reason, @Nullable Evidence signature) {
        return new PostMovement.Note(
                Call.current().actor().id(),
                reason,
                null,
                slip.data().campaignId(),
                signature == null ? List.of() : List.of(signature));
    }

    private static List<Leg> legs(List<Part> parts, UUID from, UUID to) {
        List<Leg> legs = new ArrayList<>();
        for (Part part : parts) {
            SlipLine line = part.line();
            String serial = line.serial();
            legs.add(
                    serial == null
                            ? Leg.of(line.itemId(), line.lotId(), from, to, part.units())
                            : Leg.piece(line.itemId(), serial, from, to));
        }
        return legs;
    }
}
