package io.kontor.credit.api.figures;

import org.jspecify.annotations.Nullable;

/**
 * Recent payment behaviour against that of the year.
 *
 * @param year the last 12 months
 * @param quarter the last 3 months
 * @param indexChange index of the quarter less that of the year; null when either is unknown
 * @param daysChange days beyond terms of the quarter less those of the year; null when either is unknown
 */
public record PaymentTrend(
        PaymentBehaviour year,
        PaymentBehaviour quarter,
        @Nullable Double indexChange,
        @Nullable Double daysChange) {}
