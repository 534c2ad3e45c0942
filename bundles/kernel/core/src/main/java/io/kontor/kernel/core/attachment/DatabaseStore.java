package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.AttachmentStore;
import io.kontor.kernel.core.file.FilePieces;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Transactions;
import java.io.InputStream;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Octets in the database: in its transactions and its backups, and there for every node. */
@Component
public final class DatabaseStore implements AttachmentStore {
    static final String NAME = "database";

    private final Transactions transactions;
    private final FilePieces pieces;

    /** Over the kernel's transactions. */
    @Activate
    public DatabaseStore(@Reference KernelTransactions kernel) {
        transactions = kernel.transactions();
        pieces = new FilePieces(transactions, "kernel_attachment_octets");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void keep(UUID id, InputStream octets) {
        transactions.writeUnkeyed(em -> {
            pieces.write(em, id, octets);
            return Boolean.TRUE;
        });
    }

    @Override
    public InputStream open(UUID id) {
        return pieces.open(id);
    }

    @Override
    public void delete(UUID id) {
        pieces.delete(id);
    }
}
