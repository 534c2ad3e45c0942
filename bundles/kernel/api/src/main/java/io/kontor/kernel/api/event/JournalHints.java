package io.kontor.kernel.api.event;

import org.osgi.annotation.versioning.ProviderType;

/** Wakes the courier after a commit. Only a hint: what it misses the courier finds by itself a little later. */
@ProviderType
public interface JournalHints {
    /**
     * Tells that a journal has grown. Returns at once.
     *
     * @param module whose journal
     */
    void appended(String module);
}
