package io.kontor.promo.core.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a movement must know before it moves anything.
 *
 * @param items the items known among those asked for
 * @param places the places known among those asked for
 * @param lots the lots known among those asked for
 * @param closedThrough the last day that is closed, null while none is
 */
public record Facts(
        Map<UUID, ItemFacts> items,
        Map<UUID, PlaceFacts> places,
        Map<UUID, LotFacts> lots,
        @Nullable LocalDate closedThrough) {}
