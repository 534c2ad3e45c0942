package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key person of a customer as edited.
 *
 * @param role which of the three
 * @param name the person's name, 1 to 100 characters
 * @param phone phone number
 * @param validFrom first day in the role
 * @param validTo last day in the role, null while in it
 * @param profile personal profile, class SENSITIVE
 */
public record KeyPersonData(
        Role role,
        String name,
        @Nullable String phone,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable PersonalProfile profile) {
    /** The roles of the card. */
    public enum Role {
        /** Owner. */
        OWNER,
        /** Manages the business. */
        MANAGER,
        /** Signs for the company. */
        LEGAL_REPRESENTATIVE
    }

    /** {@return what is wrong with these values, empty when nothing} */
    public List<Violation> violations() {
        Violations v = new Violations();
        v.required("role", role).required("name", name).text("name", name, 100).text("phone", phone, 40);
        v.required("validFrom", validFrom);
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            v.add("validTo", "ILLEGAL_PERIOD");
        }
        if (profile != null) {
            profile.check("profile", v);
        }
        return v.list();
    }
}
