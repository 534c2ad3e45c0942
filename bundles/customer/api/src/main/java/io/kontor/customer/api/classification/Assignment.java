package io.kontor.customer.api.classification;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A code assigned to a customer for some days.
 *
 * @param axis the axis
 * @param code the code
 * @param validFrom first day
 * @param validTo last day, null while it holds
 * @param reason why
 * @param by login name of who assigned it
 * @param at when it was assigned
 */
public record Assignment(
        String axis,
        String code,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String reason,
        String by,
        Instant at) {}
