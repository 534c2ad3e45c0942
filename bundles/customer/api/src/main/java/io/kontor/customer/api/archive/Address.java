package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violations;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An address of a customer.
 *
 * @param type what it is for
 * @param text the address as written, at most 300 characters
 * @param postalCode postal code
 * @param regionCode region it lies in
 * @param latitude WGS 84 degrees, -90 to 90
 * @param longitude WGS 84 degrees, -180 to 180
 * @param primary the one to use when none is asked for; at most one of a customer
 */
public record Address(
        Type type,
        String text,
        @Nullable String postalCode,
        @Nullable String regionCode,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        boolean primary) {
    /** What an address is for. */
    public enum Type {
        /** As registered. */
        REGISTERED,
        /** Where business is done. */
        BUSINESS,
        /** Where goods go. */
        DELIVERY,
        /** Where invoices go. */
        INVOICE
    }

    void check(String field, Violations v) {
        v.required(field + ".type", type).required(field + ".text", text).text(field + ".text", text, 300);
        v.text(field + ".postalCode", postalCode, 20);
        v.range(field + ".latitude", latitude, -90, 90).range(field + ".longitude", longitude, -180, 180);
        if ((latitude == null) != (longitude == null)) {
            v.add(field + (latitude == null ? ".latitude" : ".longitude"), Violations.REQUIRED);
        }
    }
}
