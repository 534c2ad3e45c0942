package io.kontor.customer.api.grade;

import io.kontor.kernel.api.value.Explanation;
import java.util.List;
import java.util.UUID;

/**
 * A policy's answer for one customer.
 *
 * @param customerId the customer
 * @param grade the grade
 * @param reasons why, most important first
 */
public record PolicyGrade(UUID customerId, String grade, List<Explanation> reasons) {
    /** Keeps the reasons by value. */
    public PolicyGrade {
        reasons = List.copyOf(reasons);
    }
}
