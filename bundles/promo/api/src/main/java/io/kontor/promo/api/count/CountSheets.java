package io.kontor.promo.api.count;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.promo.api.value.PaperNames;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The counts. Reading needs {@code promo:count:read}, counting {@code promo:count:write}, posting
 * {@code promo:count:post}; rows are those of the place.
 */
@ProviderType
public interface CountSheets {
    /**
     * {@return one page of sheets, newest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, number, placeId, kind, state, frozenAt
     */
    Page<CountSheet> list(ListQuery query);

    /**
     * {@return the sheet, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<CountSheet> find(UUID id);

    /**
     * {@return what places, items and lots on the sheet are called, or empty when it is unknown or outside the caller's
     * rows}
     *
     * @param id identity
     */
    Optional<PaperNames> names(UUID id);

    /**
     * Prepares a count.
     *
     * @param data what is counted
     * @return the sheet
     * @throws KontorException INVALID with violations, {@code UNKNOWN_PLACE}, {@code UNKNOWN_ITEM}; CONFLICT
     *     {@code COUNT_NUMBER_TAKEN}, {@code COUNT_RUNNING} when another count of the place is not posted; INVALID
     *     {@code COUNT_ON_THE_WAY} for a transit, {@code NOT_A_BAG} for a REP count elsewhere; FORBIDDEN
     *     {@code BAG_NOT_YOURS}
     */
    CountSheet open(CountData data);

    /**
     * Keeps the book as of now. Goods may go on moving; the book of the sheet stays.
     *
     * @param id identity
     * @param version the version the caller saw
     * @return the sheet
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code COUNT_STATE}
     */
    CountSheet freeze(UUID id, long version);

    /**
     * Enters what was counted; a line entered before is replaced, one the book does not have is added.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param entries what was counted, 1 to 1,000
     * @return the sheet
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code COUNT_STATE}; INVALID with violations,
     *     {@code UNKNOWN_ITEM}, {@code UNKNOWN_LOT}, {@code LOT_NEEDED}, {@code LOT_NOT_TRACKED},
     *     {@code SERIALS_NEEDED}, {@code SERIALS_NOT_TRACKED}, {@code NOT_ON_SHEET}, {@code LINE_TWICE}
     */
    CountSheet enter(UUID id, long version, List<CountEntry> entries);

    /**
     * Posts the differences between what was counted and the book of the freeze. Who counted does not post.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param reason why it is accepted, 1 to 500 characters
     * @return the sheet
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code COUNT_STATE}, {@code COUNT_INCOMPLETE},
     *     {@code COUNT_MOVED} when goods that differ have moved since, so that they must be counted again; FORBIDDEN
     *     {@code OWN_COUNT}
     */
    CountSheet post(UUID id, long version, String reason);

    /**
     * Gives a count up.
     *
     * @param id identity
     * @param version the version the caller saw
     * @return the sheet
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code COUNT_STATE}
     */
    CountSheet cancel(UUID id, long version);
}
