package io.kontor.kernel.operations.internal.health;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.event.ConsumerPosition;
import io.kontor.kernel.api.event.EventConsumers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether the consumers of events get on. One that is away catches up when it is back; one that is here and far behind,
 * stands still, or has set events aside needs somebody. Requests are answered all the same, so the node stays ready.
 */
@Component(property = {"hc.name=events", "hc.tags=ready"})
public final class EventsCheck implements HealthCheck {
    static final long FAR_BEHIND = 10_000;
    static final Duration STANDS_STILL = Duration.ofMinutes(5);

    private final EventConsumers consumers;
    private final Clock clock;
    private final Map<String, Stand> stands = new ConcurrentHashMap<>();

    /** Where a consumer was seen first. */
    private record Stand(long position, Instant at) {}

    /** Over all consumers. */
    @Activate
    public EventsCheck(@Reference EventConsumers consumers, @Reference Clock clock) {
        this.consumers = consumers;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        for (ConsumerPosition at : Call.system("health").run(consumers::positions)) {
            check(at, log);
        }
        log.info("consumers of events are looked after");
        return new Result(log);
    }

    private void check(ConsumerPosition at, FormattingResultLog log) {
        if (at.setAside() > 0) {
            log.warn(
                    "{} could not take {} events of {}, which are set aside",
                    at.consumer(),
                    at.setAside(),
                    at.module());
        }
        boolean still = standsStill(at);
        if (at.present() && (still || at.lag() >= FAR_BEHIND)) {
            log.warn(
                    "{} is {} events of {} behind: {}",
                    at.consumer(),
                    at.lag(),
                    at.module(),
                    at.problem() == null ? "no reason known" : at.problem());
        }
    }

    private boolean standsStill(ConsumerPosition at) {
        String key = at.consumer() + " " + at.module();
        if (at.lag() == 0) {
            stands.remove(key);
            return false;
        }
        Stand now = new Stand(at.position(), clock.instant());
        Stand since = stands.merge(key, now, (old, next) -> old.position == next.position ? old : next);
        return at.problem() != null || since.at.plus(STANDS_STILL).isBefore(now.at);
    }
}
