package io.kontor.kernel.core.history;

import io.kontor.kernel.api.history.History;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.HistoryList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What happened to users, roles, teams, regions and code lists. They have no rows, so every scope means all. */
@Component(property = "kontor.module=" + KernelTransactions.MODULE)
public final class KernelHistory implements History {
    private final HistoryList list;

    /** Over the kernel's transactions. */
    @Activate
    public KernelHistory(@Reference KernelTransactions kernel) {
        list = new HistoryList(KernelTransactions.MODULE, kernel.transactions(), (rows, query) -> query.cb()
                .conjunction());
    }

    @Override
    public String module() {
        return KernelTransactions.MODULE;
    }

    @Override
    public Page<HistoryEntry> list(ListQuery query) {
        return list.list(query);
    }
}
