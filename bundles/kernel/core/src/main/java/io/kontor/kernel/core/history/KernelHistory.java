package io.kontor.kernel.core.history;

import io.kontor.kernel.api.history.History;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.security.TeamMembers;
import io.kontor.kernel.jpa.HistoryEntity;
import io.kontor.kernel.jpa.HistoryList;
import io.kontor.kernel.jpa.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What happened to users, roles, teams, regions and code lists. Who did it and, for accounts, whose account it is
 * decide who may see it: OWN is what one did and what was done to one's account, TEAM the same of everybody in the team
 * now.
 */
@Component(property = "kontor.module=" + KernelTransactions.MODULE)
public final class KernelHistory implements History {
    private final HistoryList list;

    /** Over the kernel's transactions. */
    @Activate
    public KernelHistory(@Reference KernelTransactions kernel) {
        list = new HistoryList(KernelTransactions.MODULE, kernel.transactions(), KernelHistory::in);
    }

    private static Predicate in(RowScope rows, Listing.Query<HistoryEntity> query) {
        List<Predicate> any = new ArrayList<>();
        for (String whose : List.of("actorId", "rootId")) {
            Expression<UUID> user = query.root().get(whose);
            if (!rows.owners().isEmpty()) {
                any.add(user.in(rows.owners()));
            }
            if (!rows.teams().isEmpty()) {
                any.add(user.in(TeamMembers.of(query.query(), rows.teams())));
            }
        }
        return any.isEmpty() ? query.root().get("id").isNull() : query.cb().or(any.toArray(Predicate[]::new));
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
