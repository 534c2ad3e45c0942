package io.kontor.kernel.operations.internal.metrics;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.event.ConsumerPosition;
import io.kontor.kernel.api.event.EventConsumers;
import io.kontor.kernel.api.operation.Metric;
import io.kontor.kernel.api.operation.MetricSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How far the consumers of events are behind. */
@Component
public final class EventFigures implements MetricSource {
    private final EventConsumers consumers;

    /** Over all consumers. */
    @Activate
    public EventFigures(@Reference EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        for (ConsumerPosition at : Call.system("metrics").run(consumers::positions)) {
            Map<String, String> labels = Map.of("consumer", at.consumer(), "module", at.module());
            metrics.add(Metric.gauge("kontor_events_lag", "Events a consumer has still to get.", labels, at.lag()));
            metrics.add(Metric.gauge(
                    "kontor_events_set_aside", "Events a consumer could not take.", labels, at.setAside()));
        }
        return metrics;
    }
}
