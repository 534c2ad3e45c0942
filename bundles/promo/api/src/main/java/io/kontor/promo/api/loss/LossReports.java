package io.kontor.promo.api.loss;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The losses. Reading needs {@code promo:loss:read}, reporting {@code promo:loss:write}, deciding
 * {@code promo:loss:decide}; rows are those of the place.
 */
@ProviderType
public interface LossReports {
    /**
     * {@return one page of losses, newest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, placeId, itemId, day, reason, liableId, campaignId, state
     */
    Page<LossReport> list(ListQuery query);

    /**
     * {@return the loss, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<LossReport> find(UUID id);

    /**
     * Reports and posts a loss.
     *
     * @param data what was lost
     * @return it
     * @throws KontorException INVALID with violations and as for {@link io.kontor.promo.api.stock.PromoStock#post};
     *     INVALID {@code UNKNOWN_USER}, {@code WRONG_ENDS} for goods on the way, which their slip settles
     */
    LossReport report(LossData data);

    /**
     * Decides on the charge.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param state CHARGED or WAIVED
     * @param reason why, 1 to 500 characters
     * @return it
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code LOSS_STATE}; INVALID with violations,
     *     {@code NOTHING_TO_CHARGE}; FORBIDDEN {@code OWN_CHARGE} for who is liable
     */
    LossReport decide(UUID id, long version, LossReport.State state, String reason);

    /**
     * Undoes a report: the goods are there. What was lost on the way is found by a count or a posting instead, because
     * its slip is done.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param reason why, 1 to 500 characters
     * @return it
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code LOSS_STATE}, {@code MADE_BY_DOCUMENT}; INVALID with
     *     violations
     */
    LossReport undo(UUID id, long version, String reason);
}
