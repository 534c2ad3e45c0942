package io.kontor.customer.api.composition;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What one customer brings to a row of an analysis.
 *
 * @param customerId the customer
 * @param code its code
 * @param name its name
 * @param value its sum
 * @param share percent of the row, two digits
 */
public record CustomerShare(UUID customerId, String code, String name, BigDecimal value, BigDecimal share) {}
