package io.kontor.promo.api.item;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The lots of items tracked by lot. Reading needs {@code promo:item:read}, changing {@code promo:lot:write}. Only free
 * lots are issued, first expired first out.
 */
@ProviderType
public interface Lots {
    /**
     * {@return one page of lots, soonest expiry first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, itemId, lotNo, expiresOn, status
     */
    Page<Lot> list(ListQuery query);

    /**
     * {@return the lot, or empty when unknown}
     *
     * @param id identity
     */
    Optional<Lot> find(UUID id);

    /**
     * Adds a lot.
     *
     * @param itemId its item
     * @param data its values
     * @return the lot
     * @throws KontorException INVALID with violations, {@code UNKNOWN_ITEM}, {@code LOT_NOT_TRACKED}; CONFLICT
     *     {@code LOT_TAKEN}
     */
    Lot add(UUID itemId, LotData data);

    /**
     * Changes number or expiry of a lot.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param edit gives the new values
     * @return the lot
     * @throws KontorException as for {@link #add}; NOT_FOUND; STALE
     */
    Lot change(UUID id, long version, UnaryOperator<LotData> edit);

    /**
     * Blocks, recalls or frees a lot. To recall it opens tasks for all who hold or got some
     * ({@link io.kontor.promo.api.recall.RecallTasks}), due within a week; to block or free it again lifts them.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param status the new status
     * @param reason why, 1 to 500 characters
     * @return the lot
     * @throws KontorException NOT_FOUND; STALE; INVALID with violations
     */
    default Lot mark(UUID id, long version, LotStatus status, String reason) {
        return mark(id, version, status, reason, null);
    }

    /**
     * Blocks, recalls or frees a lot.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param status the new status
     * @param reason why, 1 to 500 characters
     * @param dueOn last day to bring back what is recalled, not before today; null for what was said before or a week
     * @return the lot
     * @throws KontorException as for {@link #mark(UUID, long, LotStatus, String)}
     */
    Lot mark(UUID id, long version, LotStatus status, String reason, @Nullable LocalDate dueOn);
}
