package io.kontor.promo.core.issue;

import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.spi.IssueRequest;
import io.kontor.promo.core.ledger.Ledger;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.store.IssueEntity.Standing;
import io.kontor.promo.core.store.IssueLineEntity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * An issue with all it names looked up.
 *
 * @param data what is asked, with recipient, place and day filled in
 * @param placeId where it leaves
 * @param day the day
 * @param standing for whom it counts
 * @param lines what is handed out, in base units
 * @param earned what its order earns by its condition, empty when it names none
 */
record Draft(
        CustomerIssueData data,
        UUID placeId,
        LocalDate day,
        Standing standing,
        List<Part> lines,
        Optional<GiftConditions.Earned> earned) {
    /** Base units of an item, of one lot or of those that expire first. */
    record Part(UUID itemId, PromoItemData item, @Nullable UUID lotId, List<String> serials, long units) {}

    /** {@return what the quotas are asked} */
    IssueRequest request() {
        Map<UUID, IssueRequest.Line> sums = new LinkedHashMap<>();
        for (Part part : lines) {
            IssueRequest.Line before = sums.get(part.itemId());
            long units = part.units() + (before == null ? 0 : before.quantity());
            sums.put(
                    part.itemId(),
                    new IssueRequest.Line(part.itemId(), part.item().kind(), units, cost(part, units)));
        }
        return new IssueRequest(
                data.recipient(),
                standing.grade(),
                standing.regionCode(),
                standing.repId(),
                day,
                List.copyOf(sums.values()));
    }

    private static @Nullable Money cost(Part part, long units) {
        Money one = part.item().unitCost();
        return one == null ? null : new Money(one.amount().multiply(BigDecimal.valueOf(units)), one.currency());
    }

    /** {@return what moves} */
    List<Leg> legs() {
        return lines.stream()
                .map(p -> new Leg(p.itemId(), p.lotId(), p.serials(), placeId, Place.GIVEN, p.units(), null))
                .toList();
    }

    /** {@return what to reserve} */
    List<Ledger.Hold> holds(EntityManager em, PromoLedger ledger) {
        List<Ledger.Hold> holds = new ArrayList<>();
        for (Part part : lines) {
            if (part.lotId() == null) {
                holds.addAll(ledger.choose(em, part.itemId(), placeId, part.units()));
            } else {
                holds.add(new Ledger.Hold(part.itemId(), part.lotId(), placeId, part.units()));
            }
        }
        return holds;
    }

    /** {@return what the store keeps of each item} */
    List<IssueLineEntity> entities(UUID issueId) {
        return request().lines().stream()
                .map(line -> new IssueLineEntity(issueId, line.itemId(), line.quantity(), unitCost(line.itemId())))
                .toList();
    }

    private @Nullable Money unitCost(UUID itemId) {
        return lines.stream()
                .filter(part -> part.itemId().equals(itemId))
                .findFirst()
                .map(part -> part.item().unitCost())
                .orElse(null);
    }
}
