package io.kontor.kernel.core.database;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.operation.Metric;
import io.kontor.kernel.api.operation.MetricSource;
import io.kontor.kernel.api.operation.StorageGuard;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second, when somebody asks, how much room the file systems with data have. */
@Component(
        service = {FreeSpace.class, StorageGuard.class, MetricSource.class},
        configurationPid = "io.kontor.storage")
@Designate(ocd = FreeSpace.Config.class)
public final class FreeSpace implements StorageGuard, MetricSource {
    private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Set<Path> watched = new CopyOnWriteArraySet<>();
    private final Gauge gauge;
    private final LongSupplier nanoTime;
    private volatile Limits limits;
    private volatile @Nullable Seen seen;

    /** How much room must stay. */
    @ObjectClassDefinition(name = "Kontor storage", description = "Room that must stay free where data is.")
    @interface Config {
        @AttributeDefinition(description = "Megabytes that must stay free.", min = "0")
        long least_megabytes() default 512;

        @AttributeDefinition(description = "Percent of the file system that must stay free.", min = "0", max = "90")
        int least_percent() default 5;
    }

    /** The greater of both must stay free. */
    record Limits(long megabytes, int percent) {
        Limits {
            if (megabytes < 0) {
                throw new IllegalArgumentException("least.megabytes must not be negative");
            }
            if (percent < 0 || percent > 90) {
                throw new IllegalArgumentException("least.percent must be 0 to 90, not " + percent);
            }
        }

        long of(long total) {
            return Math.max(megabytes << 20, total / 100 * percent);
        }
    }

    /** A file system. */
    record Disk(long free, long total) {}

    /** Tells how full the file system of a directory is. */
    @FunctionalInterface
    interface Gauge {
        Disk look(Path path) throws IOException;
    }

    private record Seen(Room room, long at) {}

    /** Watches the data directory. */
    @Activate
    public FreeSpace(BundleContext context, Config config) {
        this(FreeSpace::disk, System::nanoTime, limits(config));
        String data = context.getProperty("karaf.data");
        watch(Path.of(data == null ? "data" : data));
    }

    FreeSpace(Gauge gauge, LongSupplier nanoTime, Limits limits) {
        this.gauge = gauge;
        this.nanoTime = nanoTime;
        this.limits = limits;
    }

    private static Limits limits(Config config) {
        return new Limits(config.least_megabytes(), config.least_percent());
    }

    private static Disk disk(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        return new Disk(store.getUsableSpace(), store.getTotalSpace());
    }

    /** Takes other limits. */
    @Modified
    void change(Config config) {
        limits = limits(config);
        seen = null;
    }

    /** Also looks at the file system of this directory. */
    void watch(Path path) {
        watched.add(path);
        seen = null;
    }

    @Override
    public Room room() {
        Seen last = seen;
        long now = nanoTime.getAsLong();
        if (last != null && now - last.at < FRESH_NANOS) {
            return last.room;
        }
        Room room = watched.stream()
                .map(this::look)
                .min(Comparator.comparingLong(r -> r.free() - r.needed()))
                .orElseGet(() -> new Room("", Long.MAX_VALUE, 0));
        boolean wasLow = last != null && last.room.isLow();
        seen = new Seen(room, now);
        if (room.isLow() && !wasLow) {
            LOG.error(
                    "Changes are refused: {} bytes are free at {}, {} must stay",
                    room.free(),
                    room.path(),
                    room.needed());
        } else if (wasLow && !room.isLow()) {
            LOG.info("Changes are accepted again: {} bytes are free at {}", room.free(), room.path());
        }
        return room;
    }

    /** What cannot be looked at is not full: the database will tell better what is wrong with it. */
    private Room look(Path path) {
        try {
            Disk disk = gauge.look(path);
            return new Room(path.toString(), disk.free(), limits.of(disk.total()));
        } catch (IOException e) {
            LOG.debug("no free space of {}", path, e);
            return new Room(path.toString(), Long.MAX_VALUE, 0);
        }
    }

    @Override
    public void requireRoom() {
        if (room().isLow()) {
            throw KontorException.of(ProblemKind.INSUFFICIENT_STORAGE, "STORAGE_LOW");
        }
    }

    @Override
    public List<Metric> metrics() {
        Room room = room();
        return List.of(
                Metric.gauge("kontor_storage_free_bytes", "Room left where data is.", Map.of(), room.free()),
                Metric.gauge(
                        "kontor_storage_needed_bytes",
                        "Room below which changes are refused.",
                        Map.of(),
                        room.needed()));
    }
}
