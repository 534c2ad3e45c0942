package io.kontor.itests.benchmarks.routing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * The CPU time of one run: that of the thread which started it, because wall time means nothing on a shared machine.
 */
final class Run {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double SECOND = 1e9;

    private final long thread = Thread.currentThread().getId();
    private final long start = THREADS.getThreadCpuTime(thread);
    final double budget;
    /** Improvements: CPU second and cost. */
    final List<double[]> trace = new ArrayList<>();

    Run(double budget) {
        this.budget = budget;
    }

    double seconds() {
        return (THREADS.getThreadCpuTime(thread) - start) / SECOND;
    }

    boolean isOver() {
        return seconds() >= budget;
    }

    /** A complete plan of this cost was found. */
    void found(double cost) {
        if (trace.isEmpty() || cost < trace.get(trace.size() - 1)[1]) {
            trace.add(new double[] {seconds(), cost});
        }
    }
}
