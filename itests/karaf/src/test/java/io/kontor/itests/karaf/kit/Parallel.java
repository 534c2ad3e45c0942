package io.kontor.itests.karaf.kit;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does the same several times at once. */
public final class Parallel {
    private Parallel() {}

    /** The results, in the order of their numbers. */
    public static <T> List<T> run(int times, IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            CountDownLatch start = new CountDownLatch(times);
            List<Future<T>> futures = IntStream.range(0, times)
                    .mapToObj(i -> pool.submit(() -> {
                        start.countDown();
                        start.await();
                        return work.apply(i);
                    }))
                    .toList();
            return futures.stream().map(Parallel::result).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
