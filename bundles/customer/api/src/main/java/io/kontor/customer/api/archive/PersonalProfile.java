package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violations;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the handbook asks of a key person's personality, class SENSITIVE: masked unless the caller has the class, each
 * reading recorded, erased on its purge date.
 *
 * @param personality character
 * @param hobbies hobbies
 * @param family family
 * @param education education
 * @param ability ability
 * @param birthYear 1900 to this year
 * @param purgeOn day on which the profile is erased, null to keep it while the person is in the role
 */
public record PersonalProfile(
        @Nullable String personality,
        @Nullable String hobbies,
        @Nullable String family,
        @Nullable String education,
        @Nullable String ability,
        @Nullable Integer birthYear,
        @Nullable LocalDate purgeOn) {
    private static final int MAX_TEXT = 1_000;

    void check(String field, Violations v) {
        v.text(field + ".personality", personality, MAX_TEXT).text(field + ".hobbies", hobbies, MAX_TEXT);
        v.text(field + ".family", family, MAX_TEXT).text(field + ".education", education, MAX_TEXT);
        v.text(field + ".ability", ability, MAX_TEXT).range(field + ".birthYear", birthYear, 1900, 2100);
    }
}
