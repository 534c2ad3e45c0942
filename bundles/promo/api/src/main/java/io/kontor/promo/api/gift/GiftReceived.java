package io.kontor.promo.api.gift;

import io.kontor.kernel.api.value.Versioned;
import java.util.UUID;

/**
 * A gift somebody received.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param data what is known of it
 */
public record GiftReceived(UUID id, long version, GiftData data) implements Versioned {}
