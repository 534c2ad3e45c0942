package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violations;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of the card came from.
 *
 * @param field one of {@link #FIELDS}
 * @param channel how it was collected
 * @param asOf day the value was true
 * @param note for example who said so
 */
public record FieldSource(
        String field,
        Channel channel,
        @Nullable LocalDate asOf,
        @Nullable String note) {
    /** The fields of the card that may name their source. */
    public static final Set<String> FIELDS = Set.of(
            "foundedOn", "firstTradeOn", "organisationForm", "industry", "assets", "registeredCapital", "traits");

    /** The collection channels of the handbook, and our own. */
    public enum Channel {
        /** The rep's survey and visits. */
        REP_VISIT,
        /** A form the customer filled. */
        CUSTOMER_FORM,
        /** A commissioned agency. */
        AGENCY,
        /** Computed by the system. */
        SYSTEM,
        /** Came with an import. */
        IMPORT
    }

    void check(String path, Violations v) {
        v.required(path + ".field", field).required(path + ".channel", channel).text(path + ".note", note, 200);
        if (field != null && !FIELDS.contains(field)) {
            v.add(path + ".field", "UNKNOWN_CODE");
        }
    }
}
