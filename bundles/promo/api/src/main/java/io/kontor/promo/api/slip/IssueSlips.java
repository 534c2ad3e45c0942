package io.kontor.promo.api.slip;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.promo.api.value.Evidence;
import io.kontor.promo.api.value.PaperNames;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The slips. Reading needs {@code promo:slip:read}, picking, sending and settling {@code promo:slip:write}, confirming
 * {@code promo:slip:ack}; rows are those of both places. Picking, sending and settling need the place the goods leave
 * in reach, confirming the place they arrive at.
 */
@ProviderType
public interface IssueSlips {
    /**
     * {@return one page of slips, newest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, number, kind, state, ackState, requestId, fromId, toId, campaignId,
     *     sentOn, createdAt
     */
    Page<IssueSlip> list(ListQuery query);

    /**
     * {@return the slip, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<IssueSlip> find(UUID id);

    /**
     * {@return what places, items and lots on the slip are called, or empty when it is unknown or outside the caller's
     * rows}
     *
     * @param id identity
     */
    Optional<PaperNames> names(UUID id);

    /**
     * Picks a slip: its goods are reserved where they leave.
     *
     * @param data what is sent
     * @return the slip
     * @throws KontorException INVALID with violations and as for {@link io.kontor.promo.api.stock.PromoStock#post};
     *     CONFLICT {@code SLIP_NUMBER_TAKEN}, {@code STOCK_INSUFFICIENT}, {@code REQUEST_STATE},
     *     {@code MORE_THAN_APPROVED}, {@code SERIAL_PICKED}; INVALID {@code UNKNOWN_REQUEST}, {@code NOT_AS_REQUESTED}
     *     for another receiver than the request's; FORBIDDEN {@code BAG_NOT_YOURS}
     */
    IssueSlip pick(SlipData data);

    /**
     * Sends a slip: its goods are on the way.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param signature the sender's signature, null for none
     * @return the slip
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code SLIP_STATE}, {@code CAMPAIGN_CLOSED}
     */
    IssueSlip send(UUID id, long version, @Nullable Evidence signature);

    /**
     * Confirms what arrived, as a whole or in part.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param acknowledgement what arrived
     * @return the slip
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code SLIP_STATE}, {@code ACKNOWLEDGED_ALREADY}; INVALID with
     *     violations, {@code UNKNOWN_LINE}, {@code LINE_TWICE}, {@code MORE_THAN_SENT}; FORBIDDEN {@code BAG_NOT_YOURS}
     */
    IssueSlip acknowledge(UUID id, long version, Acknowledgement acknowledgement);

    /**
     * Settles the open difference of a line. What is LOST is a loss report of the place the goods were to reach, with a
     * charge to be decided on when somebody is liable.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param difference the line and what becomes of it
     * @return the slip
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code SLIP_STATE}; INVALID with violations,
     *     {@code NO_DIFFERENCE}, {@code UNKNOWN_USER}; FORBIDDEN {@code BAG_NOT_YOURS}
     */
    IssueSlip settle(UUID id, long version, Difference difference);

    /**
     * Withdraws a slip that was not sent; its goods are free again.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param reason why, 1 to 500 characters
     * @return the slip
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code SLIP_STATE}; INVALID with violations
     */
    IssueSlip cancel(UUID id, long version, String reason);
}
