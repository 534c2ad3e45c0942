package io.kontor.promo.api.quota;

import io.kontor.kernel.api.value.Versioned;
import java.util.UUID;

/**
 * A rule.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param data what it says
 */
public record QuotaRule(UUID id, long version, QuotaRuleData data) implements Versioned {}
