package io.kontor.kernel.core.module;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops and starts installed modules by their bundles, in a small part of the time that Karaf takes to resolve all
 * features. Karaf's books follow: at once after a start, and when a stop has lasted a moment, so that a restart changes
 * no book. Until then a file tells what was asked, because Karaf brings every bundle into the booked state whenever any
 * feature comes or goes.
 */
final class ModuleBundles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleBundles.class);
    private static final long MOMENT_MILLIS = 2_000;
    private static final long LATER_MILLIS = 30_000;

    private final BundleContext context;
    private final ModuleFeatures features;
    private final @Nullable Path directory;
    /** By feature: whether it is to run. */
    private final Map<String, Boolean> unbooked = new ConcurrentHashMap<>();

    private final ScheduledExecutorService bookkeeper = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "kontor-modules");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<?> next;

    /** Goes on with what was not booked when the framework ended. */
    ModuleBundles(BundleContext context, ModuleFeatures features) {
        this.context = context;
        this.features = features;
        File data = context.getDataFile("modules");
        this.directory = data == null ? null : data.toPath();
        try {
            remember();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember() throws IOException {
        if (directory == null) {
            return;
        }
        Files.createDirectories(directory);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                unbooked.put(String.valueOf(file.getFileName()), Boolean.valueOf(Files.readString(file)));
            }
        }
        if (!unbooked.isEmpty()) {
            bookIn(0);
        }
    }

    /** {@return whether the feature is installed, but not to run} */
    boolean isStopped(Feature feature) {
        Boolean running = unbooked.get(feature.getName());
        return running == null ? features.rests(feature) : !running;
    }

    /** Starts the bundles of a module; one that does not start is found by whoever asks for the module's state. */
    synchronized void start(Feature feature) {
        ask(feature, true);
        for (Bundle bundle : own(feature)) {
            try {
                bundle.start();
            } catch (BundleException e) {
                LOG.warn("Bundle {} cannot be started", bundle.getSymbolicName(), e);
                throw ModuleFeatures.startFailed(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Stops the bundles of a module, those that others need first. */
    synchronized void stop(Feature feature) {
        ask(feature, false);
        stopOwn(feature);
    }

    /** A module has come; it goes again when Karaf has started it by books that were not right yet. */
    void came(Feature feature) {
        if (isStopped(feature)) {
            bookkeeper.execute(() -> stopAgain(feature));
        }
    }

    private synchronized void stopAgain(Feature feature) {
        if (isStopped(feature)) {
            stopOwn(feature);
        }
    }

    private void stopOwn(Feature feature) {
        List<Bundle> bundles = own(feature);
        Collections.reverse(bundles);
        for (Bundle bundle : bundles) {
            try {
                bundle.stop();
            } catch (BundleException e) {
                throw new IllegalStateException("bundle " + bundle.getSymbolicName() + " cannot be stopped", e);
            }
        }
    }

    /** Those no other feature of Kontor has: the contract of a module is also with those who ask for it. */
    private List<Bundle> own(Feature feature) {
        Set<String> shared = features.bundlesOfOthers(feature);
        List<Bundle> own = new ArrayList<>();
        for (BundleInfo info : feature.getBundles()) {
            Bundle bundle = shared.contains(info.getLocation()) ? null : context.getBundle(info.getLocation());
            if (bundle != null) {
                own.add(bundle);
            }
        }
        return own;
    }

    private void ask(Feature feature, boolean running) {
        if (directory != null) {
            try {
                Files.writeString(directory.resolve(feature.getName()), String.valueOf(running));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        unbooked.put(feature.getName(), running);
        bookIn(running ? 0 : MOMENT_MILLIS);
    }

    private synchronized void bookIn(long millis) {
        if (next != null) {
            next.cancel(false);
        }
        next = bookkeeper.schedule(this::bookNow, millis, TimeUnit.MILLISECONDS);
    }

    /** Tells Karaf what was asked for. */
    synchronized void bookNow() {
        for (Map.Entry<String, Boolean> entry : Map.copyOf(unbooked).entrySet()) {
            try {
                Optional<Feature> booked = features.book(entry.getKey(), entry.getValue());
                if (!entry.getValue()) {
                    // Karaf may have marked them to be started with the framework
                    booked.ifPresent(this::stopOwn);
                }
                unbooked.remove(entry.getKey());
                if (directory != null) {
                    Files.deleteIfExists(directory.resolve(entry.getKey()));
                }
            } catch (Exception e) {
                // Karaf declares no less; the file keeps what was asked
                LOG.warn("{} is not booked yet as {}", entry.getKey(), entry.getValue() ? "running" : "stopped", e);
                bookIn(LATER_MILLIS);
            }
        }
    }

    @Override
    public void close() {
        bookkeeper.shutdownNow();
    }
}
