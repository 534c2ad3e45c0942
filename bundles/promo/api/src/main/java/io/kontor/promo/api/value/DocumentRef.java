package io.kontor.promo.api.value;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The document a movement was made by.
 *
 * @param type its kind, for example {@code IssueSlip}; at most 32 characters
 * @param id its identity
 * @param number the number people know it by, null when it has none; at most 64 characters
 */
public record DocumentRef(String type, UUID id, @Nullable String number) {}
