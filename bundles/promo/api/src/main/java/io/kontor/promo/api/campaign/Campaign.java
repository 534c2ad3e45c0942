package io.kontor.promo.api.campaign;

import io.kontor.kernel.api.value.Versioned;
import java.util.UUID;

/**
 * A campaign.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param data what is known of it
 * @param state whether it goes on
 */
public record Campaign(UUID id, long version, CampaignData data, State state) implements Versioned {
    /** States of a campaign. */
    public enum State {
        /** Goes on. */
        OPEN,
        /** Every piece is accounted for. */
        CLOSED
    }
}
