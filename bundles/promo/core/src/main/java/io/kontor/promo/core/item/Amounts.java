package io.kontor.promo.core.item;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.item.PromoItemData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Costs and prices of items, for those who may see them. */
final class Amounts {
    private Amounts() {}

    /** {@return whether the caller sees the amounts of an item} */
    static boolean seen(Access access, @Nullable UUID ownerId, @Nullable UUID teamId) {
        return access.seesEverywhere(FieldClass.AMOUNT)
                || access.rowsOf(FieldClass.AMOUNT).covers(ownerId, teamId, null);
    }

    /** {@return the values without amounts} */
    static PromoItemData without(PromoItemData d) {
        return with(d, null, null);
    }

    /**
     * {@return new values with the stored amounts}
     *
     * @throws KontorException FORBIDDEN {@code FIELD_CLASS_MISSING} when the new values have some
     */
    static PromoItemData keep(PromoItemData after, @Nullable PromoItemData stored) {
        if (after.unitCost() != null || after.salesPrice() != null) {
            throw Access.fieldClassMissing(FieldClass.AMOUNT, after.unitCost() != null ? "unitCost" : "salesPrice");
        }
        return stored == null ? after : with(after, stored.unitCost(), stored.salesPrice());
    }

    private static PromoItemData with(PromoItemData d, @Nullable Money unitCost, @Nullable Money salesPrice) {
        return new PromoItemData(
                d.code(),
                d.name(),
                d.kind(),
                d.tracking(),
                d.baseUnit(),
                d.units(),
                unitCost,
                salesPrice,
                d.shortDays(),
                d.lowStock(),
                d.barcode(),
                d.validFrom(),
                d.validTo(),
                d.photo(),
                d.productRef(),
                d.ownerId(),
                d.teamId(),
                d.consignor());
    }
}
