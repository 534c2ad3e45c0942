package io.kontor.promo.api.campaign;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The campaigns. Reading needs {@code promo:campaign:read}, changing {@code promo:campaign:write}; rows are those of
 * the owner and the region, and everybody reads those without region.
 */
@ProviderType
public interface Campaigns {
    /**
     * {@return one page of campaigns, latest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, code, name, from, to, ownerId, state, regionCode
     */
    Page<Campaign> list(ListQuery query);

    /**
     * {@return the campaign, or empty when unknown}
     *
     * @param id identity
     */
    Optional<Campaign> find(UUID id);

    /**
     * Adds a campaign.
     *
     * @param data its values
     * @return it
     * @throws KontorException INVALID with violations, {@code UNKNOWN_USER}, {@code UNKNOWN_REGION}; CONFLICT
     *     {@code CAMPAIGN_CODE_TAKEN}
     */
    Campaign add(CampaignData data);

    /**
     * Changes an open campaign.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param edit gives the new values
     * @return it
     * @throws KontorException as for {@link #add}; NOT_FOUND; STALE; CONFLICT {@code CAMPAIGN_CLOSED}
     */
    Campaign change(UUID id, long version, UnaryOperator<CampaignData> edit);

    /**
     * {@return where the pieces of a campaign are}
     *
     * @param id identity
     * @throws KontorException NOT_FOUND
     */
    CloseOut closeOut(UUID id);

    /**
     * Closes a campaign in which every piece is accounted for; what is still in bags may stay there.
     *
     * @param id identity
     * @param version the version the caller saw
     * @return it
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code CAMPAIGN_CLOSED}, {@code CAMPAIGN_GAP} when a piece is
     *     not accounted for
     */
    Campaign close(UUID id, long version);
}
