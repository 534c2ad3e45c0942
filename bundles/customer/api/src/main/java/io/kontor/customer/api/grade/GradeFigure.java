package io.kontor.customer.api.grade;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a policy knows of a customer.
 *
 * @param customerId the customer
 * @param code its code, which breaks ties
 * @param metric its sum over the period, zero when it bought nothing
 */
public record GradeFigure(UUID customerId, String code, BigDecimal metric) {}
