package io.kontor.customer.api.trade;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trade fact as typed or imported.
 *
 * @param externalId identity in its source, unique; null for a fact typed in
 * @param customerId the customer
 * @param tradedOn the day, or the first day of a longer period
 * @param goodsClass goods class, null when unknown
 * @param regionCode region the sale counts for; null means the customer's region
 * @param value the sum, required of new facts; null where the caller may not see class AMOUNT
 * @param quantity the quantity, up to 4 decimals
 */
public record TradeEntryData(
        @Nullable String externalId,
        UUID customerId,
        LocalDate tradedOn,
        @Nullable String goodsClass,
        @Nullable String regionCode,
        @Nullable Money value,
        BigDecimal quantity) {
    /** {@return what is wrong with these values by themselves, empty when nothing} */
    public List<Violation> violations() {
        Violations v = new Violations().text("externalId", externalId, 100).required("customerId", customerId);
        v.required("tradedOn", tradedOn).code("goodsClass", goodsClass).required("value", value);
        v.required("quantity", quantity);
        if (tradedOn != null && (tradedOn.getYear() < 1900 || tradedOn.getYear() > 9999)) {
            v.add("tradedOn", "ILLEGAL_DATE");
        }
        if (value != null) {
            value.check("value", v);
        }
        if (quantity != null) {
            Money.checkAmount("quantity", quantity, v);
        }
        return v.list();
    }
}
