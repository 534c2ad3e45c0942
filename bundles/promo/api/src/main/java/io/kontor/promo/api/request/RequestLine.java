package io.kontor.promo.api.request;

import java.util.UUID;

/**
 * What is asked for of one item.
 *
 * @param itemId the item
 * @param quantity how many base units, from 1 to 1,000,000,000
 */
public record RequestLine(UUID itemId, long quantity) {}
