package io.kontor.itests.karaf.kit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Requests without pause, until closed. */
public final class Load implements AutoCloseable {
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Thread thread;
    private volatile boolean running = true;

    private Load(BooleanSupplier request) {
        thread = new Thread(() -> {
            while (running) {
                count(request);
            }
        });
    }

    /** Begins; the request says whether it was answered well. */
    public static Load on(BooleanSupplier request) {
        Load load = new Load(request);
        load.thread.start();
        return load;
    }

    private void count(BooleanSupplier request) {
        boolean well;
        try {
            well = request.getAsBoolean();
        } catch (RuntimeException | AssertionError e) {
            well = false;
        }
        done.incrementAndGet();
        if (!well) {
            failed.incrementAndGet();
        }
    }

    /** How many requests were answered. */
    public int done() {
        return done.get();
    }

    /** How many of them not well. */
    public int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
