package io.kontor.promo.api.stock;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to take of a lot so that what expires first leaves first.
 *
 * @param lotId the lot, null for an item not tracked by lot
 * @param lotNo its number, null for none
 * @param expiresOn its last day, null when it does not expire
 * @param quantity how many base units to take
 */
public record LotProposal(
        @Nullable UUID lotId,
        @Nullable String lotNo,
        @Nullable LocalDate expiresOn,
        long quantity) {}
