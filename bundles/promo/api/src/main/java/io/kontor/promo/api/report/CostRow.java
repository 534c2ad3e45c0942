package io.kontor.promo.api.report;

import io.kontor.kernel.api.value.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was given cost; of class AMOUNT.
 *
 * @param key customer, rep, region or campaign, null for what has none
 * @param name its name, null when not known
 * @param quantity base units given, without what came back
 * @param cost what they cost
 */
public record CostRow(@Nullable String key, @Nullable String name, long quantity, Money cost) {}
