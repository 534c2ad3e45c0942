package io.kontor.promo.api.item;

import io.kontor.kernel.api.value.Versioned;
import java.util.UUID;

/**
 * A promo item.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param data what is known of it
 */
public record PromoItem(UUID id, long version, PromoItemData data) implements Versioned {}
