package io.kontor.itests.benchmarks.credit;

import java.lang.management.ManagementFactory;

/** CPU time of the measuring thread and of the whole process, which adds the compiler and the garbage collector. */
final class Cpu {
    private final long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    private final long process = ofProcess();

    private static long ofProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    /** Seconds of the thread since this was made. */
    double seconds() {
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread) / 1e9;
    }

    /** Seconds of the process since this was made. */
    double processSeconds() {
        return (ofProcess() - process) / 1e9;
    }
}
