package io.kontor.customer.api.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a customer's life.
 *
 * @param at when
 * @param by login name of the user
 * @param from stage before, null for the first
 * @param to stage after
 * @param reason why
 */
public record LifecycleChange(
        Instant at,
        String by,
        @Nullable Lifecycle from,
        Lifecycle to,
        @Nullable String reason) {}
