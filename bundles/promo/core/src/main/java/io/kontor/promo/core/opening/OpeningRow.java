package io.kontor.promo.core.opening;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.PlaceEntity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of opening balances as read; what is wrong with its cells is in the violations. */
record OpeningRow(
        ImportRow row,
        @Nullable ItemEntity item,
        @Nullable PlaceEntity place,
        @Nullable String lotNo,
        @Nullable LocalDate expiresOn,
        long quantity,
        @Nullable Money unitCost,
        Violations wrong) {

    static OpeningRow read(ImportRow row, @Nullable ItemEntity item, @Nullable PlaceEntity place, Access access) {
        Violations wrong = new Violations();
        row.violations().forEach(v -> wrong.add(v.field(), v.code(), v.args()));
        wrong.required("paperNo", row.text("paperNo")).text("paperNo", row.text("paperNo"), 64);
        if (item == null) {
            wrong.add("item", "UNKNOWN_ITEM");
        }
        if (place == null || !place.isIn(access.rows())) {
            wrong.add("place", "UNKNOWN_PLACE");
        }
        String lotNo = row.text("lot");
        LocalDate expiresOn = day(row.text("expiresOn"), wrong);
        long quantity = quantity(row, item, wrong);
        Money cost = cost(row, access, wrong);
        if (item != null) {
            checkTracking(item.data().tracking(), lotNo, wrong);
        }
        return new OpeningRow(row, item, place, lotNo, expiresOn, quantity, cost, wrong);
    }

    private static void checkTracking(Tracking tracking, @Nullable String lotNo, Violations wrong) {
        wrong.code("lot", lotNo);
        if (tracking == Tracking.LOT && lotNo == null) {
            wrong.add("lot", "LOT_NEEDED");
        } else if (tracking != Tracking.LOT && lotNo != null) {
            wrong.add("lot", "LOT_NOT_TRACKED");
        } else if (tracking == Tracking.SERIAL) {
            wrong.add("item", "SERIALS_NEEDED");
        }
    }

    private static @Nullable LocalDate day(@Nullable String text, Violations wrong) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            wrong.add("expiresOn", "ILLEGAL_DATE");
            return null;
        }
    }

    private static long quantity(ImportRow row, @Nullable ItemEntity item, Violations wrong) {
        BigDecimal number = decimal("quantity", row.text("quantity"), wrong);
        if (number == null) {
            return 0;
        }
        Violations of = new Violations();
        PostingLine.checkQuantity("quantity", number, of);
        Optional<Integer> factor = item == null ? Optional.of(1) : item.data().factor(row.text("unit"));
        if (factor.isEmpty()) {
            of.add("unit", "UNKNOWN_UNIT");
        }
        if (of.list().isEmpty()) {
            number = number.multiply(BigDecimal.valueOf(factor.orElse(1)));
            PostingLine.checkQuantity("quantity", number, of);
        }
        of.list().forEach(v -> wrong.add(v.field(), v.code(), v.args()));
        return of.list().isEmpty() ? number.longValueExact() : 0;
    }

    private static @Nullable Money cost(ImportRow row, Access access, Violations wrong) {
        BigDecimal amount = row.text("unitCost") == null ? null : decimal("unitCost", row.text("unitCost"), wrong);
        if (amount == null) {
            return null;
        }
        if (!access.seesEverywhere(FieldClass.AMOUNT)) {
            wrong.add("unitCost", "FIELD_CLASS_MISSING");
        }
        String currency = row.text("currency");
        if (currency == null) {
            wrong.add("currency", Violations.REQUIRED);
            return null;
        }
        Money cost = new Money(amount, currency);
        Violations of = new Violations();
        cost.check("unitCost", of);
        of.list().forEach(v -> wrong.add("unitCost", v.code(), v.args()));
        return cost;
    }

    private static @Nullable BigDecimal decimal(String column, @Nullable String text, Violations wrong) {
        if (text == null) {
            wrong.add(column, Violations.REQUIRED);
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            wrong.add(column, "ILLEGAL_NUMBER");
            return null;
        }
    }
}
