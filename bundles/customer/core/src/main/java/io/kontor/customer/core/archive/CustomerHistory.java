package io.kontor.customer.core.archive;

import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.kernel.api.history.History;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.HistoryEntity;
import io.kontor.kernel.jpa.HistoryList;
import io.kontor.kernel.jpa.Listing;
import java.util.UUID;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The history of customers and of all that hangs on them: who sees the customer sees it. */
@Component(property = "kontor.module=customer")
public final class CustomerHistory implements History {
    private static final String MODULE = "customer";

    private final HistoryList list;

    /** Over the module's transactions. */
    @Activate
    public CustomerHistory(@Reference CustomerTransactions transactions) {
        list = new HistoryList(MODULE, transactions.get(), CustomerHistory::ofCustomersIn);
    }

    private static Predicate ofCustomersIn(RowScope rows, Listing.Query<HistoryEntity> query) {
        // not EXISTS: with it EclipseLink binds no parameter on Derby
        Subquery<UUID> seen = query.query().subquery(UUID.class);
        Root<CustomerEntity> customer = seen.from(CustomerEntity.class);
        seen.select(customer.get("id")).where(CustomerScope.everIn(rows, query.cb(), customer));
        return query.root().<UUID>get("rootId").in(seen);
    }

    @Override
    public String module() {
        return MODULE;
    }

    @Override
    public Page<HistoryEntry> list(ListQuery query) {
        return list.list(query);
    }
}
