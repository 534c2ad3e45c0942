package io.kontor.kernel.core.event;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.event.EventConsumer;
import io.kontor.kernel.api.security.Actor;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one event to its consumer, several times when that fails, later each time. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int LATER = 3;

    private final EventConsumer consumer;
    private final int tries;
    private final Duration firstPause;
    private final Predicate<Duration> pause;

    /**
     * Creates the delivery to a consumer.
     *
     * @param pause waits, and tells whether to go on
     */
    Delivery(EventConsumer consumer, int tries, Duration firstPause, Predicate<Duration> pause) {
        this.consumer = consumer;
        this.tries = tries;
        this.firstPause = firstPause;
        this.pause = pause;
    }

    /** What became of it. */
    enum Result {
        TAKEN,
        /** Failed each time. */
        FAILED,
        /** Not now; later all the same. */
        NOT_NOW
    }

    /** What became of it and why, null when it was taken. */
    record Outcome(Result result, @Nullable String problem) {}

    int tries() {
        return tries;
    }

    Outcome deliver(DomainEvent event) {
        Duration wait = firstPause;
        String problem = "";
        for (int attempt = 1; attempt <= tries; attempt++) {
            try {
                handOver(event);
                return new Outcome(Result.TAKEN, null);
            } catch (RuntimeException | LinkageError e) {
                problem = String.valueOf(e.getMessage() == null ? e : e.getMessage());
                if (e instanceof KontorException refusal && refusal.kind() == ProblemKind.UNAVAILABLE) {
                    return new Outcome(Result.NOT_NOW, problem);
                }
                LOG.debug("{} {}: attempt {} failed", event.module(), event.seq(), attempt, e);
            }
            if (attempt < tries) {
                if (!pause.test(wait)) {
                    return new Outcome(Result.NOT_NOW, problem);
                }
                wait = wait.multipliedBy(LATER);
            }
        }
        return new Outcome(Result.FAILED, problem);
    }

    private void handOver(DomainEvent event) {
        new Call(Actor.SYSTEM, Locale.ENGLISH, event.correlationId(), Channel.EVENT, null)
                .causedBy(event.id())
                .run(() -> {
                    consumer.accept(event);
                    return Boolean.TRUE;
                });
    }
}
