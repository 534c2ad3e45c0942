package io.kontor.promo.api.campaign;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign.
 *
 * @param code unique code, up to 64 letters, digits and {@code . _ / -}
 * @param name its name, at most 200 characters
 * @param days its days
 * @param ownerId who answers for it
 * @param plannedQuantity base units planned, null when not planned
 * @param plannedCost cost planned, null when not planned; of class AMOUNT
 * @param regionCode region it is for, null for all
 * @param remark necessity, implementation and effect in words, at most 2,000 characters; null for none
 */
public record CampaignData(
        String code,
        String name,
        DateRange days,
        UUID ownerId,
        @Nullable Long plannedQuantity,
        @Nullable Money plannedCost,
        @Nullable String regionCode,
        @Nullable String remark) {}
