package io.kontor.promo.api.place;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.value.CustomerRef;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a place.
 *
 * @param code unique code, up to 64 letters, digits and {@code . _ / -}
 * @param name its name, at most 200 characters
 * @param type what it is: WAREHOUSE, BRANCH, CUSTOMER_SITE or SUPPLIER; the others are made by the system
 * @param parentId the branch or warehouse it belongs to, null for none
 * @param regionCode its region, which decides whose row it is; null for none
 * @param keeperId user who answers for it, null for none
 * @param teamId team it belongs to, null for none
 * @param customer whose site it is, for a CUSTOMER_SITE
 */
public record PlaceData(
        String code,
        String name,
        PlaceType type,
        @Nullable UUID parentId,
        @Nullable String regionCode,
        @Nullable UUID keeperId,
        @Nullable UUID teamId,
        @Nullable CustomerRef customer) {
    private static final Set<PlaceType> BY_HAND =
            Set.of(PlaceType.WAREHOUSE, PlaceType.BRANCH, PlaceType.CUSTOMER_SITE, PlaceType.SUPPLIER);

    /**
     * {@return a place of its own}
     *
     * @param code unique code
     * @param name its name
     * @param type what it is
     */
    public static PlaceData of(String code, String name, PlaceType type) {
        return new PlaceData(code, name, type, null, null, null, null, null);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("code", code)
                .code("code", code)
                .required("name", name)
                .text("name", name, 200)
                .required("type", type)
                .text("regionCode", regionCode, 64);
        if (type != null && !BY_HAND.contains(type)) {
            violations.add("type", "PLACE_OF_SYSTEM");
        }
        if (type == PlaceType.CUSTOMER_SITE) {
            violations.required("customer", customer);
        }
        if (customer != null) {
            customer.check("customer", violations);
        }
        return violations.list();
    }
}
