package io.kontor.promo.core;

import io.kontor.kernel.api.job.JobContext;
import java.util.Optional;
import java.util.UUID;

/** A run nobody looks at and nobody cancels. */
public final class NoContext implements JobContext {
    @Override
    public UUID id() {
        return new UUID(0, 1);
    }

    @Override
    public String parameters() {
        return "{}";
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.empty();
    }

    @Override
    public void checkpoint(String state) {}

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void progress(long done, long all) {}
}
