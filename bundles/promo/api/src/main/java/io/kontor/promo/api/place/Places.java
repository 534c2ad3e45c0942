package io.kontor.promo.api.place;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The places. Reading needs {@code promo:place:read}, changing {@code promo:place:write}, both with rows by keeper,
 * team and region. What happens at a place is seen by who sees the place; the ends of the double entry are seen by
 * everyone.
 */
@ProviderType
public interface Places {
    /**
     * {@return one page of places, by code unless sorted otherwise}
     *
     * @param query filter and sort fields: id, code, name, type, state, parentId, regionCode, keeperId, teamId,
     *     customerId; filter {@code under} takes a place and finds it and all below it
     */
    Page<Place> list(ListQuery query);

    /**
     * {@return the place, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<Place> find(UUID id);

    /**
     * Adds a place.
     *
     * @param data its values
     * @return the place
     * @throws KontorException INVALID with violations, {@code UNKNOWN_PLACE} for the parent, {@code UNKNOWN_REGION},
     *     {@code UNKNOWN_USER}, {@code UNKNOWN_TEAM}, {@code OUTSIDE_OWN_ROWS}; CONFLICT {@code PLACE_CODE_TAKEN}
     */
    Place add(PlaceData data);

    /**
     * Changes a place. Its type stays; of a bag or transit only the name, the parent, the region and the team change.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param edit gives the new values
     * @return the place
     * @throws KontorException as for {@link #add}; NOT_FOUND; STALE; INVALID {@code NOT_CHANGEABLE}; CONFLICT
     *     {@code PLACE_CYCLE}
     */
    Place change(UUID id, long version, UnaryOperator<PlaceData> edit);

    /**
     * Opens or closes a place.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param state the new state
     * @return the place
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code PLACE_NOT_EMPTY} when closing with stock in it or on
     *     the way to it; INVALID {@code NOT_CHANGEABLE} for an end of the double entry
     */
    Place mark(UUID id, long version, PlaceState state);

    /**
     * {@return the bag of a rep, made when it is not there yet} One's own bag needs {@code promo:bag:read} only.
     *
     * @param repId the rep
     * @throws KontorException NOT_FOUND when the user is unknown or outside the caller's rows
     */
    Place bag(UUID repId);
}
