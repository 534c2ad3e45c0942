package io.kontor.kernel.api.operation;

import io.kontor.kernel.api.error.KontorException;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the database's files from meeting a full disk: changes are refused while little room is left. */
@ProviderType
public interface StorageGuard {
    /**
     * Room on the file system that has least of it, of those that hold data.
     *
     * @param path a directory on it
     * @param free bytes that may be used
     * @param needed bytes that must stay free
     */
    record Room(String path, long free, long needed) {
        /** {@return whether changes are refused} */
        public boolean isLow() {
            return free < needed;
        }
    }

    /** {@return the room left; not older than a second} */
    Room room();

    /**
     * Refuses a change while too little room is left; nothing to do about reading.
     *
     * @throws KontorException INSUFFICIENT_STORAGE {@code STORAGE_LOW}
     */
    void requireRoom();
}
