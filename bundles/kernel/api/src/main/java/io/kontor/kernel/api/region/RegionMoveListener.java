package io.kontor.kernel.api.region;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears that paths changed. A module that stores region paths for its row scope registers it as a service, and compares
 * its paths with the tree when it starts, because it is not told of moves while it is away.
 */
@ConsumerType
public interface RegionMoveListener {
    /**
     * A region moved, after commit.
     *
     * @param oldPath path before
     * @param newPath path now; everything below moved along
     */
    void regionMoved(String oldPath, String newPath);
}
