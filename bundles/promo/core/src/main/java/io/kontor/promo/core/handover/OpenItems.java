package io.kontor.promo.core.handover;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.handover.HandoverItem;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.clearance.Clearance;
import io.kontor.promo.api.clearance.Clearance.Kind;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.LossEntity;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Tells the parts of a clearance as the platform asks for them, with what they are worth where the caller sees it. */
final class OpenItems {
    /** What another one can take over. */
    static final Set<Kind> MOVABLE = EnumSet.of(Kind.IN_BAG, Kind.REQUEST, Kind.LOAN, Kind.RECALL);

    private static final Map<Kind, LocalizedText> LABELS = Map.of(
            Kind.IN_BAG, new LocalizedText("随身物品", "Goods in the bag"),
            Kind.SLIP, new LocalizedText("未确认的单据", "Slips not confirmed"),
            Kind.ISSUE, new LocalizedText("待审批的发放", "Issues waiting for approval"),
            Kind.REQUEST, new LocalizedText("未结的领用申请", "Requests not issued"),
            Kind.COUNT, new LocalizedText("未结的盘点", "Counts not posted"),
            Kind.LOAN, new LocalizedText("负责的借出设备", "Equipment on loan"),
            Kind.RECALL, new LocalizedText("召回任务", "Recall tasks"),
            Kind.CHARGE, new LocalizedText("待定的赔偿", "Charges not decided on"));

    private final EntityManager em;
    private final boolean prices = sees("promo:item:read");
    private final boolean charges = sees("promo:loss:read");

    OpenItems(EntityManager em) {
        this.em = em;
    }

    private static boolean sees(String permission) {
        return Call.current()
                .actor()
                .access(permission)
                .filter((Access access) -> access.seesEverywhere(FieldClass.AMOUNT))
                .isPresent();
    }

    HandoverItem item(Clearance.Item open) {
        PromoItemData item = data(open.itemId());
        String code = open.number() == null && item != null ? item.code() : open.number();
        return new HandoverItem(
                open.kind().name(),
                LABELS.getOrDefault(
                        open.kind(),
                        new LocalizedText(open.kind().name(), open.kind().name())),
                open.id(),
                code,
                open.quantity(),
                value(open, item),
                open.kind().keepsOpen(),
                MOVABLE.contains(open.kind()));
    }

    private @Nullable PromoItemData data(@Nullable UUID itemId) {
        ItemEntity item = itemId == null ? null : em.find(ItemEntity.class, itemId);
        return item == null ? null : item.data();
    }

    /** Goods at the price a shortage is charged at, charges at what is proposed. */
    private @Nullable Money value(Clearance.Item open, @Nullable PromoItemData item) {
        if (open.kind() == Kind.CHARGE && charges) {
            LossEntity loss = em.find(LossEntity.class, open.id());
            return loss == null ? null : loss.report().charge();
        }
        Money price = item == null || !prices || open.kind() != Kind.IN_BAG ? null : item.salesPrice();
        return price == null
                ? null
                : new Money(price.amount().multiply(BigDecimal.valueOf(open.quantity())), price.currency());
    }
}
