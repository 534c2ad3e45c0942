package io.kontor.promo.api.count;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a sheet.
 *
 * @param itemId the item
 * @param lotId the lot, null for an item not tracked by lot
 * @param serial the serial number, null for an item not tracked by serial
 * @param book base units that should have been there at the freeze, null for a blind count that is not posted
 * @param counted base units that were there, null while nobody has counted
 * @param difference counted without book, null while one of them is
 * @param reason why they differ, at most 500 characters; null when not said
 */
public record CountLine(
        UUID itemId,
        @Nullable UUID lotId,
        @Nullable String serial,
        @Nullable Long book,
        @Nullable Long counted,
        @Nullable Long difference,
        @Nullable String reason) {}
