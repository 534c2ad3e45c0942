package io.kontor.kernel.api.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer is in one journal.
 *
 * @param consumer its name
 * @param module whose journal
 * @param present whether the consumer is there on this node
 * @param position number of the last event it is done with: taken, set aside or given up; 0 for none
 * @param last number of the last event of the journal
 * @param lag events it has still to get
 * @param setAside events that are set aside, with those that wait behind them
 * @param movedAt when its position last changed, null for never
 * @param problem why the delivery waits just now, null when it does not
 */
public record ConsumerPosition(
        String consumer,
        String module,
        boolean present,
        long position,
        long last,
        long lag,
        long setAside,
        @Nullable Instant movedAt,
        @Nullable String problem) {}
