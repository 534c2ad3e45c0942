package io.kontor.promo.core.stock;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.store.ItemEntity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.persistence.EntityManager;

/** Turns a posting by hand into a movement in base units, and refuses what hands may not post. */
final class PostingCheck {
    private static final Set<MovementKind> BY_HAND = EnumSet.of(
            MovementKind.OPENING,
            MovementKind.RECEIPT,
            MovementKind.STOCK_IN,
            MovementKind.STOCK_OUT,
            MovementKind.TRANSFER);

    private PostingCheck() {}

    static void check(Posting posting, Access access, LocalDate today) {
        Violations violations = new Violations();
        posting.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        if (posting.kind() != null && !BY_HAND.contains(posting.kind())) {
            violations.add("kind", "KIND_OF_DOCUMENT");
        }
        violations.throwIfAny();
        if (posting.day() != null
                && posting.day().isBefore(today)
                && Call.current().actor().access("promo:movement:backdate").isEmpty()) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "BACKDATING_FORBIDDEN", "day");
        }
        if (posting.lines().stream().anyMatch(line -> line.unitCost() != null)) {
            access.requireClass(FieldClass.AMOUNT, "unitCost");
        }
    }

    static PostMovement movement(Posting posting, EntityManager em) {
        Actor caller = Call.current().actor();
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < posting.lines().size(); i++) {
            legs.add(leg(posting.lines().get(i), "lines[" + i + "]", em));
        }
        return new PostMovement(
                posting.kind(),
                posting.day(),
                legs,
                new PostMovement.Note(
                        caller.id(), posting.reason(), posting.paperNo(), posting.campaignId(), posting.evidence()),
                null,
                false);
    }

    private static Leg leg(PostingLine line, String field, EntityManager em) {
        long quantity = line.quantity().longValueExact();
        if (line.unit() != null) {
            ItemEntity item = em.find(ItemEntity.class, line.itemId());
            if (item == null) {
                throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", field + ".itemId");
            }
            int factor = item.data()
                    .factor(line.unit())
                    .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_UNIT", field + ".unit"));
            quantity *= factor;
            Violations violations = new Violations();
            PostingLine.checkQuantity(field + ".quantity", BigDecimal.valueOf(quantity), violations);
            violations.throwIfAny();
        }
        return new Leg(
                line.itemId(), line.lotId(), line.serials(), line.fromId(), line.toId(), quantity, line.unitCost());
    }
}
