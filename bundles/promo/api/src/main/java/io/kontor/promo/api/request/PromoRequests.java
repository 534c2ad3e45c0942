package io.kontor.promo.api.request;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The requests. Reading needs {@code promo:request:read}, writing {@code promo:request:write}, deciding
 * {@code promo:request:approve}; rows are those of the requester and of the place that is to get the goods.
 */
@ProviderType
public interface PromoRequests {
    /**
     * {@return one page of requests, newest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, number, state, fromId, toId, campaignId, requesterId, requestedAt,
     *     neededOn
     */
    Page<PromoRequest> list(ListQuery query);

    /**
     * {@return the request, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<PromoRequest> find(UUID id);

    /**
     * Writes a request.
     *
     * @param data what is asked for
     * @return it, as a draft
     * @throws KontorException INVALID with violations, {@code UNKNOWN_ITEM}, {@code UNKNOWN_PLACE}, {@code WRONG_ENDS},
     *     {@code UNKNOWN_CAMPAIGN}; CONFLICT {@code PLACE_CLOSED}, {@code CAMPAIGN_CLOSED}; FORBIDDEN
     *     {@code BAG_NOT_YOURS}
     */
    PromoRequest write(RequestData data);

    /**
     * Changes a draft.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param edit gives the new values
     * @return the request
     * @throws KontorException as for {@link #write}; NOT_FOUND; STALE; CONFLICT {@code REQUEST_STATE}
     */
    PromoRequest change(UUID id, long version, UnaryOperator<RequestData> edit);

    /**
     * Submits a draft.
     *
     * @param id identity
     * @param version the version the caller saw
     * @return the request
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code REQUEST_STATE}, {@code CAMPAIGN_CLOSED}
     */
    PromoRequest submit(UUID id, long version);

    /**
     * Approves a submitted request. Nobody approves a request of one's own or for one's own bag.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param approved what is approved of each item, 0 to what was asked; empty for all that was asked; an item left
     *     out gets nothing
     * @param reason why, at most 500 characters; null when not said
     * @return the request
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code REQUEST_STATE}, {@code CAMPAIGN_CLOSED}; FORBIDDEN
     *     {@code OWN_REQUEST}, {@code APPROVAL_LEVEL} when its value needs a higher level; INVALID with violations,
     *     {@code MORE_THAN_ASKED}, {@code NOTHING_APPROVED}
     */
    PromoRequest approve(UUID id, long version, List<RequestLine> approved, @Nullable String reason);

    /**
     * Rejects a submitted request.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param reason why, 1 to 500 characters
     * @return the request
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code REQUEST_STATE}; FORBIDDEN {@code OWN_REQUEST}; INVALID
     *     with violations
     */
    PromoRequest reject(UUID id, long version, String reason);

    /**
     * Closes a request of which nothing more is issued.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param reason why, 1 to 500 characters
     * @return the request
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code REQUEST_STATE}, {@code REQUEST_PICKED} while a slip is
     *     picked and not sent; INVALID with violations
     */
    PromoRequest close(UUID id, long version, String reason);
}
