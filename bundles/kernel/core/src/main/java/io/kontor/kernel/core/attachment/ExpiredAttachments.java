package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.retention.OldAttachments;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends attachments whose time is over; those of a store that is absent wait for it. */
@Component
public final class ExpiredAttachments implements OldAttachments {
    private static final int STEP = 100;

    private final Transactions transactions;
    private final Contributions contributions;
    private final Clock clock;

    /** Over the kernel's transactions. */
    @Activate
    public ExpiredAttachments(
            @Reference KernelTransactions kernel, @Reference Contributions contributions, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.contributions = contributions;
        this.clock = clock;
    }

    @Override
    public long due(String module, AttachmentKind kind) {
        return transactions.read(em -> new AttachmentRows(em).old(module, kind, LocalDate.now(clock)));
    }

    @Override
    public int delete(String module, AttachmentKind kind) {
        LocalDate today = LocalDate.now(clock);
        List<String> stores = contributions.storeNames();
        if (stores.isEmpty()) {
            return 0;
        }
        List<UUID> old = transactions.read(em -> new AttachmentRows(em).old(module, kind, today, stores, STEP));
        for (UUID id : old) {
            transactions.writeUnkeyed(em -> {
                Removal removal = new Removal(em, transactions.chronicle(), contributions, clock);
                return removal.expire(em.find(AttachmentEntity.class, id), Actor.SYSTEM.id(), today);
            });
        }
        return old.size();
    }
}
