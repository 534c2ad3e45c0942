package io.kontor.promo.core.issue;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.store.LineEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** What of an issue is still with the customer, by lot and piece, and how it comes back. */
final class GivenBack {
    /** An item with its lot and piece. */
    private record What(
            UUID itemId, @Nullable UUID lotId, @Nullable String serial) {}

    private final Map<What, Long> there = new HashMap<>();

    /** Reads what the issue moved. */
    GivenBack(EntityManager em, UUID issueId) {
        em.createQuery(
                        "select l from LineEntity l where l.movementId in"
                                + " (select m.id from MovementEntity m where m.documentId = :issue)",
                        LineEntity.class)
                .setParameter("issue", issueId)
                .getResultStream()
                .map(line -> line.line(false))
                .forEach(line -> there.merge(what(line), out(line), Long::sum));
    }

    private static What what(MovementLine line) {
        return new What(line.itemId(), line.lotId(), line.serial());
    }

    private static long out(MovementLine line) {
        return line.toId().equals(Place.GIVEN) ? line.quantity() : -line.quantity();
    }

    /**
     * {@return how lines come back to a place}
     *
     * @throws KontorException INVALID {@code MORE_THAN_GIVEN}, {@code LOT_NEEDED}, {@code SERIALS_NEEDED}
     */
    List<Leg> legs(List<Draft.Part> parts, UUID toId) {
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Draft.Part part = parts.get(i);
            String field = "lines[" + i + "]";
            UUID lot = part.item().tracking() == Tracking.LOT ? lot(part, field) : part.lotId();
            if (part.item().tracking() == Tracking.SERIAL) {
                if (part.serials().size() != part.units()) {
                    throw KontorException.of(ProblemKind.INVALID, "SERIALS_NEEDED", field + ".serials")
                            .with("item", part.item().code());
                }
                part.serials().forEach(serial -> take(new What(part.itemId(), null, serial), 1, field));
            } else {
                take(new What(part.itemId(), lot, null), part.units(), field);
            }
            legs.add(new Leg(part.itemId(), lot, part.serials(), Place.GIVEN, toId, part.units(), null));
        }
        return legs;
    }

    private void take(What what, long units, String field) {
        long left = there.getOrDefault(what, 0L) - units;
        if (left < 0) {
            throw KontorException.of(ProblemKind.INVALID, "MORE_THAN_GIVEN", field + ".quantity");
        }
        there.put(what, left);
    }

    /** The lot need not be named when the customer has only one. */
    private UUID lot(Draft.Part part, String field) {
        UUID named = part.lotId();
        if (named != null) {
            return named;
        }
        List<UUID> lots = new ArrayList<>();
        there.forEach((what, units) -> {
            UUID lot = what.lotId();
            if (units > 0 && lot != null && what.itemId().equals(part.itemId())) {
                lots.add(lot);
            }
        });
        if (lots.isEmpty()) {
            throw KontorException.of(ProblemKind.INVALID, "MORE_THAN_GIVEN", field + ".quantity");
        }
        if (lots.size() > 1) {
            throw KontorException.of(ProblemKind.INVALID, "LOT_NEEDED", field + ".lotId")
                    .with("item", part.item().code());
        }
        return lots.get(0);
    }
}
