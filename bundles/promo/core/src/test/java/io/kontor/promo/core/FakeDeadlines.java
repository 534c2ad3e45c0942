package io.kontor.promo.core;

import io.kontor.kernel.api.job.Deadline;
import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.api.job.Deadlines;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Deadlines that are open, by their subject. */
public final class FakeDeadlines implements Deadlines {
    public final Map<UUID, DeadlineData> open = new ConcurrentHashMap<>();

    @Override
    public Deadline set(DeadlineData data) {
        open.put(data.subjectId(), data);
        return new Deadline(data.subjectId(), 1, data, Instant.EPOCH, null, null, null);
    }

    @Override
    public void settle(String kind, UUID subjectId) {
        open.remove(subjectId);
    }

    @Override
    public Optional<Deadline> find(String kind, UUID subjectId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Deadline> list(ListQuery query) {
        throw new UnsupportedOperationException();
    }
}
