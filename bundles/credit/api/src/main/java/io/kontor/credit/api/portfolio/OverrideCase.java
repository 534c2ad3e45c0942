package io.kontor.credit.api.portfolio;

import io.kontor.credit.api.history.Outcome;

/**
 * A rating that a person changed or left, and what came of it.
 *
 * @param notches grades up (above 0) or down (below 0); 0 when the rating was left
 * @param reason reason code of the change; empty when left
 * @param outcome what came of the customer
 */
public record OverrideCase(int notches, String reason, Outcome outcome) {}
