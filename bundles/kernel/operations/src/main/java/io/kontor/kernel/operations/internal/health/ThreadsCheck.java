package io.kontor.kernel.operations.internal.health;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;

/** Whether threads wait for each other for ever, which only a restart cures. */
@Component(property = {"hc.name=threads", "hc.tags=live"})
public final class ThreadsCheck implements HealthCheck {
    /** Over the threads of this JVM. */
    public ThreadsCheck() {}

    @Override
    public Result execute() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        FormattingResultLog log = new FormattingResultLog();
        long[] dead = threads.findDeadlockedThreads();
        if (dead == null) {
            log.info("{} threads", threads.getThreadCount());
            return new Result(log);
        }
        for (ThreadInfo thread : threads.getThreadInfo(dead)) {
            if (thread != null) {
                log.critical("thread {} waits for {}", thread.getThreadName(), thread.getLockOwnerName());
            }
        }
        return new Result(log);
    }
}
