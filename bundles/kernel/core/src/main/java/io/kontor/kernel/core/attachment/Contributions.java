package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.attachment.AttachmentGuard;
import io.kontor.kernel.api.attachment.AttachmentStore;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The guards and stores that are there. */
@Component(service = Contributions.class)
public final class Contributions {
    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<AttachmentGuard> guards = List.of();

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<AttachmentStore> stores = List.of();

    /** Without any; they come and go. */
    @Activate
    public Contributions() {}

    Contributions(List<AttachmentGuard> guards, List<AttachmentStore> stores) {
        this.guards = guards;
        this.stores = stores;
    }

    /** {@return who speaks for a record; NOT_FOUND when nobody does} */
    AttachmentGuard guard(AttachedTo record) {
        return guards.stream()
                .filter(guard -> guard.module().equals(record.module()))
                .findFirst()
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    /** {@return a store; UNAVAILABLE while it is absent} */
    AttachmentStore store(String name) {
        return stores.stream()
                .filter(store -> store.name().equals(name))
                .findFirst()
                .orElseThrow(() -> KontorException.of(ProblemKind.UNAVAILABLE, "ATTACHMENT_STORE_ABSENT")
                        .with("store", name));
    }

    /** {@return names of the stores that are there} */
    List<String> storeNames() {
        return stores.stream().map(AttachmentStore::name).toList();
    }
}
