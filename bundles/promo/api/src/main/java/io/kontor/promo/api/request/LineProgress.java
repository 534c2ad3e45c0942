package io.kontor.promo.api.request;

import java.util.UUID;

/**
 * How far a line is.
 *
 * @param itemId the item
 * @param asked base units asked for
 * @param approved base units approved, 0 while nobody has decided
 * @param issued base units on issued slips
 */
public record LineProgress(UUID itemId, long asked, long approved, long issued) {}
