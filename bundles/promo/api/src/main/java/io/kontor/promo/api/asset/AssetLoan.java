package io.kontor.promo.api.asset;

import io.kontor.kernel.api.value.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loan.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param data the loan as it was made
 * @param siteId the customer's site where the piece stands
 * @param lentOn the day it was lent
 * @param lentBy who lent it
 * @param inspections what was seen of it, newest first
 * @param nextInspection day of the next inspection, null for none
 * @param returnedOn the day it came back, null while it is out
 * @param returnedCondition its state when it came back, null while it is out
 */
public record AssetLoan(
        UUID id,
        long version,
        LoanData data,
        UUID siteId,
        LocalDate lentOn,
        UUID lentBy,
        List<Inspection> inspections,
        @Nullable LocalDate nextInspection,
        @Nullable LocalDate returnedOn,
        @Nullable Condition returnedCondition)
        implements Versioned {
    /** Keeps the inspections by value. */
    public AssetLoan {
        inspections = List.copyOf(inspections);
    }
}
