package io.kontor.promo.api.report;

import io.kontor.promo.api.stock.MovementKind;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the register (台账) of one item at one place.
 *
 * @param day the day
 * @param movementId the movement
 * @param kind why
 * @param documentNumber number of its document, null for none
 * @param lotId the lot, null for none
 * @param in base units that came
 * @param out base units that went
 * @param balance base units there after it
 */
public record LedgerRow(
        LocalDate day,
        UUID movementId,
        MovementKind kind,
        @Nullable String documentNumber,
        @Nullable UUID lotId,
        long in,
        long out,
        long balance) {}
