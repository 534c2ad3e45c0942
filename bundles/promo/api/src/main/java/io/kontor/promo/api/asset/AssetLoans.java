package io.kontor.promo.api.asset;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Equipment on loan. Reading needs {@code promo:asset:read}, changing {@code promo:asset:write}; rows are those of the
 * place it was lent from.
 */
@ProviderType
public interface AssetLoans {
    /**
     * {@return one page of loans, next inspection first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, itemId, serial, customerId, customerName, siteId, lentOn, agreedUntil,
     *     nextInspection, returnedOn
     */
    Page<AssetLoan> list(ListQuery query);

    /**
     * {@return the loan, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<AssetLoan> find(UUID id);

    /**
     * Lends a piece. The customer's site is made when it is not there yet.
     *
     * @param data the loan
     * @return it
     * @throws KontorException INVALID with violations and as for {@link io.kontor.promo.api.stock.PromoStock#post};
     *     CONFLICT {@code SERIAL_NOT_THERE}
     */
    AssetLoan lend(LoanData data);

    /**
     * Keeps what was seen of a piece on loan.
     *
     * @param id the loan
     * @param version the version the caller saw
     * @param inspection what was seen
     * @return the loan
     * @throws KontorException NOT_FOUND; STALE; INVALID with violations, {@code FUTURE_DAY}; CONFLICT
     *     {@code LOAN_ENDED}
     */
    AssetLoan inspect(UUID id, long version, InspectionData inspection);

    /**
     * Takes a piece back.
     *
     * @param id the loan
     * @param version the version the caller saw
     * @param toId where it goes
     * @param condition its state
     * @return the loan
     * @throws KontorException NOT_FOUND; STALE; INVALID {@code UNKNOWN_PLACE}; CONFLICT {@code LOAN_ENDED}
     */
    AssetLoan giveBack(UUID id, long version, UUID toId, Condition condition);
}
