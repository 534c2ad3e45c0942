package io.kontor.promo.core.loss;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReport;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.LossEntity;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what was lost, where goods stand and on the way: with who is to pay, and how much. */
@Component(service = LossBook.class)
public final class LossBook {
    private final Chronicle chronicle;
    private final StaffDirectory staff;

    /** Over the module's transactions. */
    @Activate
    public LossBook(@Reference PromoTransactions transactions, @Reference StaffDirectory staff) {
        this.chronicle = transactions.get().chronicle();
        this.staff = staff;
    }

    /**
     * Refuses somebody who is to pay and whom nobody knows.
     *
     * @throws KontorException INVALID {@code UNKNOWN_USER}
     */
    public void requireKnown(@Nullable UUID liable) {
        if (liable != null && !staff.people(Set.of(liable)).containsKey(liable)) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_USER", "liableId");
        }
    }

    /** {@return the report of a loss that is posted} The item's sales price is proposed to who is liable (P33). */
    public LossReport keep(EntityManager em, UUID id, LossData data, Movement movement) {
        ItemEntity item = em.find(ItemEntity.class, data.itemId());
        LossEntity loss = new LossEntity(
                id, data, movement.day(), movement.id(), item == null ? null : charge(item.data(), data));
        em.persist(loss);
        em.flush();
        LossReport made = loss.report();
        chronicle.record(
                em,
                LossRows.TRACKED
                        .created(id, null, made)
                        .root(data.placeId())
                        .event("PromoLossReported", LossRows.seen(made, false)));
        return made;
    }

    private static @Nullable Money charge(PromoItemData item, LossData data) {
        Money price = item.salesPrice();
        return data.liableId() == null || price == null
                ? null
                : new Money(price.amount().multiply(BigDecimal.valueOf(data.quantity())), price.currency());
    }
}
