package io.kontor.promo.api.item;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a promo item.
 *
 * @param code unique code, up to 64 letters, digits and {@code . _ / -}
 * @param name its name, at most 200 characters
 * @param kind what it is
 * @param tracking how its stock is followed; fixed once there is stock
 * @param baseUnit unit that is counted, at most 20 characters, for example {@code piece}; quantities are whole numbers
 *     of it
 * @param units other units and how many base units each holds, 2 to 1,000,000; at most 10
 * @param unitCost what a base unit costs the company, null when not known; of class AMOUNT
 * @param salesPrice what a missing base unit is charged at, null when not known; of class AMOUNT
 * @param shortDays days before expiry from which a lot is not given out any more, 0 to 3,650; 0 lets it go until its
 *     last day
 * @param lowStock available quantity below which the stock is low, null for no alert
 * @param barcode what a scanner reads, unique, at most 64 characters; null for none
 * @param validFrom first day it is given out, null for always
 * @param validTo last day it is given out, null for no end
 * @param photo where another system keeps its photo, at most 500 characters; null for none. Photos can be attached
 * @param productRef the product in another system it stands for, at most 100 characters; null for none
 * @param ownerId user whose item it is: only who reaches this user's rows may change it or move it out of a warehouse;
 *     null for the company's
 * @param teamId team whose item it is, null for none
 * @param consignor the company whose goods they are, at most 200 characters; null for own goods
 */
public record PromoItemData(
        String code,
        String name,
        ItemKind kind,
        Tracking tracking,
        String baseUnit,
        Map<String, Integer> units,
        @Nullable Money unitCost,
        @Nullable Money salesPrice,
        int shortDays,
        @Nullable Long lowStock,
        @Nullable String barcode,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String photo,
        @Nullable String productRef,
        @Nullable UUID ownerId,
        @Nullable UUID teamId,
        @Nullable String consignor) {
    /** Most base units of one unit. */
    public static final int MAX_FACTOR = 1_000_000;

    /** Keeps the units by value; absent ones are none, an absent tracking is by quantity. */
    public PromoItemData {
        units = units == null ? Map.of() : Map.copyOf(units);
        tracking = tracking == null ? Tracking.NONE : tracking;
    }

    /**
     * {@return a plain item, counted by quantity}
     *
     * @param code unique code
     * @param name its name
     * @param kind what it is
     * @param tracking how its stock is followed
     */
    public static PromoItemData of(String code, String name, ItemKind kind, Tracking tracking) {
        return new PromoItemData(
                code, name, kind, tracking, "piece", Map.of(), null, null, 0, null, null, null, null, null, null, null,
                null, null);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("code", code)
                .code("code", code)
                .required("name", name)
                .text("name", name, 200)
                .required("kind", kind)
                .required("baseUnit", baseUnit)
                .text("baseUnit", baseUnit, 20)
                .range("shortDays", shortDays, 0, 3_650)
                .range("lowStock", lowStock, 0, 1_000_000_000_000L)
                .text("photo", photo, 500)
                .text("productRef", productRef, 100)
                .text("barcode", barcode, 64)
                .text("consignor", consignor, 200);
        checkUnits(violations);
        check("unitCost", unitCost, violations);
        check("salesPrice", salesPrice, violations);
        checkDays(violations);
        return violations.list();
    }

    private void checkUnits(Violations violations) {
        violations.size("units", units.keySet(), 10);
        units.forEach((unit, factor) -> {
            violations.required("units", unit).text("units", unit, 20).range("units." + unit, factor, 2, MAX_FACTOR);
            if (unit.equals(baseUnit)) {
                violations.add("units." + unit, "BASE_UNIT_TWICE");
            }
        });
    }

    private static void check(String field, @Nullable Money money, Violations violations) {
        if (money != null) {
            money.check(field, violations);
            if (money.amount() != null && money.amount().signum() < 0) {
                violations.add(field + ".amount", "NEGATIVE_AMOUNT");
            }
        }
    }

    private void checkDays(Violations violations) {
        for (LocalDate day : new LocalDate[] {validFrom, validTo}) {
            if (day != null && (day.getYear() < 1000 || day.getYear() > 9999)) {
                violations.add("validFrom", "ILLEGAL_DATE");
            }
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            violations.add("validTo", "ILLEGAL_DATE");
        }
    }

    /**
     * {@return how many base units a unit holds}, or empty for a unit the item does not have
     *
     * @param unit the unit, null for the base unit
     */
    public Optional<Integer> factor(@Nullable String unit) {
        return unit == null || unit.equals(baseUnit) ? Optional.of(1) : Optional.ofNullable(units.get(unit));
    }
}
