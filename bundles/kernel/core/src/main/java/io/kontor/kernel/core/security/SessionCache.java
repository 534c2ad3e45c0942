package io.kontor.kernel.core.security;

import io.kontor.kernel.api.region.RegionMoveListener;
import io.kontor.kernel.api.security.Sessions.Recognised;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Component;

/**
 * Sessions recognised lately, with the rights of their users, by the hash of their secret. Emptied by every local
 * change of users, roles, teams and regions; changes made on another node are seen after a few seconds.
 */
@Component(service = {SessionCache.class, RegionMoveListener.class})
public final class SessionCache implements RegionMoveListener {
    static final Duration FRESH = Duration.ofSeconds(10);

    private static final int MOST = 10_000;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    private record Entry(Recognised recognised, Instant until) {}

    /** Creates an empty cache. */
    public SessionCache() {}

    Optional<Recognised> get(String secretHash, Instant now) {
        Entry entry = entries.get(secretHash);
        return entry != null && now.isBefore(entry.until) ? Optional.of(entry.recognised) : Optional.empty();
    }

    /** {@return what to give to {@link #put} for something that is read from now on} */
    long generation() {
        return generation.get();
    }

    /** Keeps what was read, unless there was a change since. */
    void put(String secretHash, Recognised recognised, Instant now, long read) {
        Instant end = SessionEntity.end(recognised.session());
        Instant until = now.plus(FRESH).isBefore(end) ? now.plus(FRESH) : end;
        if (entries.size() >= MOST) {
            entries.clear();
        }
        Entry entry = new Entry(recognised, until);
        entries.put(secretHash, entry);
        if (generation.get() != read) {
            entries.remove(secretHash, entry);
        }
    }

    void clear() {
        generation.incrementAndGet();
        entries.clear();
    }

    @Override
    public void regionMoved(String oldPath, String newPath) {
        clear();
    }
}
