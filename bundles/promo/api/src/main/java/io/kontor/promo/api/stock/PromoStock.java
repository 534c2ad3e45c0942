package io.kontor.promo.api.stock;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The ledger. A movement has two ends and is never changed; a place that holds stock never holds less than nothing,
 * which the database itself guards. Reading needs {@code promo:stock:read}, posting {@code promo:movement:post}; rows
 * are those of the places: both ends that hold stock must be in reach to post, one of them to see.
 */
@ProviderType
public interface PromoStock {
    /**
     * {@return one page of movements, newest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, kind, day, postedAt, postedBy, campaignId, documentId, documentType,
     *     documentNumber, paperNo, reversalOf; filters {@code itemId}, {@code lotId}, {@code serial}, {@code placeId},
     *     {@code fromId}, {@code toId} look into the lines
     */
    Page<Movement> movements(ListQuery query);

    /**
     * {@return the movement, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<Movement> movement(UUID id);

    /**
     * {@return one page of present balances, of places that hold stock but transits}
     *
     * @param query filter and sort fields: id, placeId, itemId, lotId, onHand, reserved; filters {@code placeCode},
     *     {@code placeType}, {@code keeperId}, {@code regionCode} and {@code itemCode} ask the place and the item,
     *     {@code under} takes a place and finds it and all below it
     */
    Page<Balance> balances(ListQuery query);

    /**
     * {@return one page of the balances at the end of a day, by place, item and lot; what is zero is left out}
     *
     * @param ask which ones
     * @throws KontorException INVALID {@code FUTURE_DAY}, {@code UNKNOWN_PLACE}; MALFORMED {@code CURSOR_INVALID}
     */
    Page<DayBalance> balances(BalancesAsk ask);

    /**
     * {@return which lots to take, first expired first out; less than asked for when there is not enough}
     *
     * @param placeId where to take from
     * @param itemId the item
     * @param quantity how many base units
     * @throws KontorException INVALID {@code UNKNOWN_PLACE}, {@code UNKNOWN_ITEM}, {@code QUANTITY_NOT_POSITIVE}
     */
    List<LotProposal> proposal(UUID placeId, UUID itemId, long quantity);

    /**
     * Posts goods that move.
     *
     * @param posting what moves
     * @return the movement
     * @throws KontorException INVALID with violations: {@code QUANTITY_NOT_POSITIVE}, {@code QUANTITY_NOT_WHOLE},
     *     {@code QUANTITY_TOO_LARGE}, {@code SAME_PLACE}; INVALID {@code UNKNOWN_ITEM}, {@code UNKNOWN_PLACE},
     *     {@code UNKNOWN_CAMPAIGN}, CONFLICT {@code CAMPAIGN_CLOSED} for a campaign that is over; INVALID
     *     {@code UNKNOWN_LOT}, {@code UNKNOWN_UNIT}, {@code LOT_NEEDED}, {@code LOT_NOT_TRACKED},
     *     {@code SERIALS_NEEDED}, {@code SERIALS_NOT_TRACKED}, {@code WRONG_ENDS} for places that do not fit the kind,
     *     {@code FUTURE_DAY}, {@code ITEM_NOT_VALID} outside the item's days; CONFLICT {@code STOCK_INSUFFICIENT},
     *     {@code LOT_BLOCKED}, {@code LOT_EXPIRED}, {@code SERIAL_NOT_THERE}, {@code SERIAL_TAKEN},
     *     {@code PLACE_CLOSED}, {@code PERIOD_CLOSED}, {@code OPENING_AFTER_MOVEMENT}; FORBIDDEN
     *     {@code BACKDATING_FORBIDDEN}, {@code BAG_NOT_YOURS}, {@code ITEM_NOT_YOURS}, {@code FIELD_CLASS_MISSING}
     */
    Movement post(Posting posting);

    /**
     * Undoes a movement by its opposite, on today's date. Needs {@code promo:movement:reverse}.
     *
     * @param id the movement
     * @param reason why, 1 to 500 characters
     * @return the reversal
     * @throws KontorException NOT_FOUND; INVALID with violations; CONFLICT {@code REVERSAL_OF_REVERSAL},
     *     {@code REVERSED_ALREADY}, {@code MADE_BY_DOCUMENT} when its document must be undone instead,
     *     {@code STOCK_INSUFFICIENT} when the goods have moved on, {@code SERIAL_NOT_THERE}
     */
    Movement reverse(UUID id, String reason);
}
