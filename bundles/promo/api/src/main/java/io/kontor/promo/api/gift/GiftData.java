package io.kontor.promo.api.gift;

import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.value.CustomerRef;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gift somebody received.
 *
 * @param receiverId user who received it
 * @param giver who gave it
 * @param what what it is, at most 500 characters
 * @param value what it is worth, null when not known
 * @param receivedOn the day
 * @param handedInOn the day it was handed in, null while it was not
 * @param disposal what became of it, at most 500 characters; null while nothing did
 */
public record GiftData(
        UUID receiverId,
        CustomerRef giver,
        String what,
        @Nullable Money value,
        LocalDate receivedOn,
        @Nullable LocalDate handedInOn,
        @Nullable String disposal) {}
