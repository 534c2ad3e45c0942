package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violations;
import org.jspecify.annotations.Nullable;

/**
 * A phone number of a customer, as written.
 *
 * @param kind what it is for
 * @param number digits, spaces and {@code + ( ) - . / x}, at most 40 characters
 * @param note for example whose it is
 */
public record Phone(Kind kind, String number, @Nullable String note) {
    /** What a number is for. */
    public enum Kind {
        /** The office. */
        OFFICE,
        /** A mobile phone. */
        MOBILE,
        /** Telefax. */
        FAX,
        /** Anything else. */
        OTHER
    }

    void check(String field, Violations v) {
        v.required(field + ".kind", kind).required(field + ".number", number).text(field + ".number", number, 40);
        v.text(field + ".note", note, 100);
        if (number != null && !number.chars().allMatch(c -> "0123456789 +()-./x".indexOf(c) >= 0)) {
            v.add(field + ".number", "ILLEGAL_PHONE");
        }
    }
}
