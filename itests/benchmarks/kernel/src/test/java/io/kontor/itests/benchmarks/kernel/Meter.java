package io.kontor.itests.benchmarks.kernel;

import io.kontor.itests.karaf.kit.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/**
 * Counts what a server does and what that costs.
 *
 * @param port the server's port
 * @param server processor time of the server
 * @param database processor time of the database, when that is a process of its own
 */
record Meter(int port, DoubleSupplier server, DoubleSupplier database) {
    /** After fewer, the compiler still takes more than the requests. */
    private static final int WARM = 60_000;

    /**
     * One measurement.
     *
     * @param requests how many were answered
     * @param failed how many of them not as they should be
     * @param server processor time of the server per request, milliseconds
     * @param database that of the database
     * @param aSecond requests a second
     */
    record Figure(int requests, int failed, double server, double database, double aSecond) {
        double cpu() {
            return server + database;
        }
    }

    /** Makes enough requests that what is measured then is compiled, or as many as there is time for. */
    void warm(Workload.Kind kind, int connections, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        int done = 0;
        while (done < WARM && System.nanoTime() < end) {
            done += measure(kind, connections, Duration.ofSeconds(1)).requests();
        }
    }

    /** Measures for a while. */
    Figure measure(Workload.Kind kind, int connections, Duration time) {
        double serverBefore = server.getAsDouble();
        double databaseBefore = database.getAsDouble();
        long begin = System.nanoTime();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Workload work = kind.of(i, connections);
            Thread thread = new Thread(() -> {
                try (Wire wire = Wire.to(port)) {
                    while (System.nanoTime() - begin < time.toNanos()) {
                        if (!work.once(wire)) {
                            failed.incrementAndGet();
                        }
                        done.incrementAndGet();
                    }
                } catch (IOException e) {
                    failed.incrementAndGet();
                    throw new UncheckedIOException(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        threads.forEach(Meter::join);
        double seconds = (System.nanoTime() - begin) / 1e9;
        int requests = Math.max(done.get(), 1);
        return new Figure(
                done.get(),
                failed.get(),
                (server.getAsDouble() - serverBefore) * 1_000 / requests,
                (database.getAsDouble() - databaseBefore) * 1_000 / requests,
                done.get() / seconds);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
