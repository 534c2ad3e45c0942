package io.kontor.kernel.operations.internal.health;

import io.kontor.kernel.api.operation.StorageGuard;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether there is room for changes. Without it reading goes on, so the node stays ready. */
@Component(property = {"hc.name=storage", "hc.tags=ready"})
public final class StorageCheck implements HealthCheck {
    private final StorageGuard storage;

    /** Over the file systems with data. */
    @Activate
    public StorageCheck(@Reference StorageGuard storage) {
        this.storage = storage;
    }

    @Override
    public Result execute() {
        StorageGuard.Room room = storage.room();
        String text = room.free() + " bytes are free at " + room.path() + ", " + room.needed() + " must stay";
        return room.isLow()
                ? new Result(Result.Status.WARN, "changes are refused: " + text)
                : new Result(Result.Status.OK, text);
    }
}
