package io.kontor.promo.core.document;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.promo.api.campaign.Campaign;
import io.kontor.promo.core.store.CampaignEntity;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/** Refuses what is done for a campaign that does not go on; it does not close until the end of the transaction. */
public final class OpenCampaign {
    private OpenCampaign() {}

    /**
     * Refuses a campaign that is not open; none is as good.
     *
     * @throws KontorException INVALID {@code UNKNOWN_CAMPAIGN}; CONFLICT {@code CAMPAIGN_CLOSED}
     */
    public static void require(EntityManager em, @Nullable UUID id) {
        if (id == null) {
            return;
        }
        CampaignEntity campaign = em.find(CampaignEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (campaign == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_CAMPAIGN", "campaignId");
        }
        if (campaign.state() == Campaign.State.CLOSED) {
            throw KontorException.of(ProblemKind.CONFLICT, "CAMPAIGN_CLOSED", "campaignId")
                    .with("campaign", campaign.code());
        }
    }
}
