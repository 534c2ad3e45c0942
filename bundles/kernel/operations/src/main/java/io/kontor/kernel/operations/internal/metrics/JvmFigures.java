package io.kontor.kernel.operations.internal.metrics;

import io.kontor.kernel.api.operation.Metric;
import io.kontor.kernel.api.operation.MetricSource;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javax.management.JMException;
import javax.management.ObjectName;
import org.osgi.service.component.annotations.Component;

/** Figures of the JVM and its process. */
@Component
public final class JvmFigures implements MetricSource {
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;

    /** Over this JVM. */
    public JvmFigures() {}

    @Override
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        memory(metrics, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
        memory(metrics, "nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            Map<String, String> labels = Map.of("gc", gc.getName());
            metrics.add(Metric.counter("kontor_jvm_gc_total", "Collections.", labels, gc.getCollectionCount()));
            metrics.add(Metric.counter(
                    "kontor_jvm_gc_seconds_total", "Time of collections.", labels, gc.getCollectionTime() / MILLIS));
        }
        metrics.add(Metric.gauge(
                "kontor_jvm_threads",
                "Live threads.",
                Map.of(),
                ManagementFactory.getThreadMXBean().getThreadCount()));
        metrics.add(Metric.gauge(
                "kontor_jvm_classes",
                "Loaded classes.",
                Map.of(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()));
        metrics.add(Metric.gauge(
                "kontor_jvm_uptime_seconds",
                "Time since the JVM started.",
                Map.of(),
                ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS));
        process("ProcessCpuTime")
                .ifPresent(nanos -> metrics.add(Metric.counter(
                        "kontor_process_cpu_seconds_total", "CPU time of the process.", Map.of(), nanos / NANOS)));
        process("OpenFileDescriptorCount")
                .ifPresent(count -> metrics.add(
                        Metric.gauge("kontor_process_open_files", "Open file descriptors.", Map.of(), count)));
        return metrics;
    }

    private static void memory(List<Metric> metrics, String area, MemoryUsage usage) {
        Map<String, String> labels = Map.of("area", area);
        metrics.add(Metric.gauge("kontor_jvm_memory_used_bytes", "Memory used.", labels, usage.getUsed()));
        metrics.add(
                Metric.gauge("kontor_jvm_memory_committed_bytes", "Memory committed.", labels, usage.getCommitted()));
        if (usage.getMax() >= 0) {
            metrics.add(Metric.gauge("kontor_jvm_memory_max_bytes", "Most memory.", labels, usage.getMax()));
        }
    }

    /** By name: the interface with these figures is in a package that the framework does not hand on. */
    private static OptionalDouble process(String attribute) {
        try {
            Object value = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), attribute);
            return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
        } catch (JMException e) {
            return OptionalDouble.empty();
        }
    }
}
