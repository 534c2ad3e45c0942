package io.kontor.promo.api.report;

import io.kontor.kernel.api.value.Money;
import org.jspecify.annotations.Nullable;

/**
 * Sales of the receivers of an item before and after it was given, of one grade; of class AMOUNT.
 *
 * @param grade the grade, null for customers without one
 * @param customers customers counted
 * @param cost what was given to them cost
 * @param before their sales in the days before
 * @param after their sales in as many days after
 */
public record EffectRow(@Nullable String grade, int customers, Money cost, Money before, Money after) {}
