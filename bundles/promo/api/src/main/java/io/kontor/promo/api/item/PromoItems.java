package io.kontor.promo.api.item;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The catalogue. Reading needs {@code promo:item:read}, changing {@code promo:item:write}. Items are never deleted:
 * whose last day is over is not given out any more. Fields of class AMOUNT are null for who may not see them, and may
 * not be set by them.
 */
@ProviderType
public interface PromoItems {
    /**
     * {@return one page of items, by code unless sorted otherwise}
     *
     * @param query filter and sort fields: id, code, name, kind, tracking, barcode, validFrom, validTo, productRef,
     *     ownerId, consignor; filter {@code search} looks into code, name and barcode
     */
    Page<PromoItem> list(ListQuery query);

    /**
     * {@return the item, or empty when unknown}
     *
     * @param id identity
     */
    Optional<PromoItem> find(UUID id);

    /**
     * Adds an item.
     *
     * @param data its values
     * @return the item
     * @throws KontorException INVALID with violations, {@code UNKNOWN_USER}, {@code UNKNOWN_TEAM}; CONFLICT
     *     {@code ITEM_CODE_TAKEN}, {@code BARCODE_TAKEN}; FORBIDDEN {@code FIELD_CLASS_MISSING}
     */
    PromoItem add(PromoItemData data);

    /**
     * Changes an item.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param edit gives the new values
     * @return the item
     * @throws KontorException as for {@link #add}; NOT_FOUND; STALE; FORBIDDEN {@code ITEM_NOT_YOURS} for another
     *     owner's item; CONFLICT {@code ITEM_IN_USE} for another tracking or base unit once there was stock
     */
    PromoItem change(UUID id, long version, UnaryOperator<PromoItemData> edit);
}
