package io.kontor.credit.api.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice and its payment.
 *
 * @param amount its amount, above 0
 * @param issued day it was issued
 * @param due day it was due
 * @param settled day it was settled, null while open
 */
public record Invoice(
        BigDecimal amount,
        LocalDate issued,
        LocalDate due,
        @Nullable LocalDate settled) {}
