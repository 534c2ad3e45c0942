package io.kontor.kernel.api.handover;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is open of a user.
 *
 * @param kind what it is: upper-case letters and underscores, unique in its module
 * @param label name of the kind for people
 * @param id identity of the record
 * @param code what people call the record, null when it has no name
 * @param quantity how much of it, 0 when that does not matter
 * @param value what it is worth or owed, null when not known or not for the caller's eyes
 * @param blocking whether the user cannot leave in order before it is finished or another one's
 * @param transferable whether another one can take it over; what cannot be taken over has to be finished
 */
public record HandoverItem(
        String kind,
        LocalizedText label,
        UUID id,
        @Nullable String code,
        long quantity,
        @Nullable Money value,
        boolean blocking,
        boolean transferable) {}
