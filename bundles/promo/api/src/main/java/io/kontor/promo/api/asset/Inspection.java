package io.kontor.promo.api.asset;

import java.util.UUID;

/**
 * An inspection that was made.
 *
 * @param by who looked
 * @param data what was seen
 */
public record Inspection(UUID by, InspectionData data) {}
