package io.kontor.promo.core.handover;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.handover.HandoverOrder.Item;
import io.kontor.kernel.api.handover.HandoverOutcome;
import io.kontor.kernel.api.handover.HandoverOutcome.Result;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.IssueSlips;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.core.document.Succession;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.JdbcLedgerStore;
import io.kontor.promo.core.store.OpenTables;
import io.kontor.promo.core.store.OpenTables.InBag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends what is in the bag of who leaves to the bag of who takes over, by slips that one confirms. */
@Component(service = BagHandover.class)
public final class BagHandover {
    private final IssueSlips slips;
    private final Clock clock;

    /** Over the slips, with their rights. */
    @Activate
    public BagHandover(@Reference IssueSlips slips, @Reference Clock clock) {
        this.slips = slips;
        this.clock = clock;
    }

    /** {@return what became of parts of a bag} What may not go out is handed in instead, and refused here. */
    List<HandoverOutcome> send(EntityManager em, List<Item> items, Succession succession) {
        List<HandoverOutcome> outcomes = new ArrayList<>();
        List<Item> going = new ArrayList<>();
        List<SlipData.Line> lines = new ArrayList<>();
        Map<UUID, InBag> there = new HashMap<>();
        UUID bag = succession.fromBag();
        if (bag != null) {
            new OpenTables(em).inBag(bag).forEach(part -> there.put(part.balanceId(), part));
        }
        for (Item item : items) {
            try {
                lines.add(line(em, there.get(item.id()), succession));
                going.add(item);
            } catch (KontorException refusal) {
                outcomes.add(HandoverOutcome.refused(item, refusal));
            }
        }
        for (int from = 0; from < lines.size(); from += Posting.MAX_LINES) {
            int to = Math.min(from + Posting.MAX_LINES, lines.size());
            String number = send(lines.subList(from, to), succession);
            going.subList(from, to)
                    .forEach(item -> outcomes.add(HandoverOutcome.given(item, Result.TO_CONFIRM, number)));
        }
        return outcomes;
    }

    private SlipData.Line line(EntityManager em, @Nullable InBag part, Succession succession) {
        UUID bag = succession.fromBag();
        if (part == null || bag == null) {
            throw KontorException.of(ProblemKind.CONFLICT, "HANDOVER_NOT_OPEN");
        }
        UUID lotId = part.lotId();
        if (lotId != null) {
            LotFacts lot = Objects.requireNonNull(
                    new JdbcLedgerStore(em).lots(List.of(lotId)).get(lotId));
            ItemEntity item = Objects.requireNonNull(em.find(ItemEntity.class, part.itemId()));
            lot.requireGoodOn(
                    LocalDate.ofInstant(clock.instant(), clock.getZone()),
                    item.data().shortDays());
        }
        List<String> serials = new OpenTables(em).pieces(bag, part.itemId());
        return new SlipData.Line(part.itemId(), lotId, serials, part.quantity());
    }

    private String send(List<SlipData.Line> lines, Succession succession) {
        IssueSlip picked = slips.pick(new SlipData(
                SlipKind.TRANSFER,
                null,
                null,
                Objects.requireNonNull(succession.fromBag()),
                succession.toBag(),
                null,
                lines,
                succession.reason()));
        return slips.send(picked.id(), picked.version(), null).number();
    }
}
