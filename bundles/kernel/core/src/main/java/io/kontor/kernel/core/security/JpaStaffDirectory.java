package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Transactions;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names for other modules, in one query however many are asked for. */
@Component(service = StaffDirectory.class)
public final class JpaStaffDirectory implements StaffDirectory {
    private final Transactions transactions;

    /** Over the kernel's transactions. */
    @Activate
    public JpaStaffDirectory(@Reference KernelTransactions kernel) {
        transactions = kernel.transactions();
    }

    @Override
    public Map<UUID, Person> people(Collection<UUID> ids) {
        return transactions.read(em -> new UserRepository(em).people(new HashSet<>(ids)));
    }

    @Override
    public boolean teamExists(UUID id) {
        return transactions.read(em -> em.find(TeamEntity.class, id) != null);
    }
}
