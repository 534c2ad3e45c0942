package io.kontor.kernel.jpa;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.history.Action;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;

/** The history of a module as a list, for its {@code History} service. */
public final class HistoryList {
    private final String permission;
    private final Transactions transactions;
    private final Scope scope;
    private final Listing<HistoryEntity> listing;

    /** Who may see which entries. */
    @FunctionalInterface
    public interface Scope {
        /**
         * {@return the condition that the root of an entry is inside a scope}; an entry without a root is not
         *
         * @param rows the scope, not ALL
         * @param query the query it becomes part of
         */
        Predicate in(RowScope rows, Listing.Query<HistoryEntity> query);
    }

    /**
     * Creates the list.
     *
     * @param module name of the module; {@code <module>:history:read} is needed
     * @param transactions its transactions
     * @param scope who may see which entries
     */
    public HistoryList(String module, Transactions transactions, Scope scope) {
        this.permission = module + ":history:read";
        this.transactions = transactions;
        this.scope = scope;
        this.listing = Listing.of(HistoryEntity.class, "id")
                .field("at", Kind.INSTANT, h -> h.get("at"))
                .field("actor", Kind.TEXT, h -> h.get("actor"))
                .field("subjectType", Kind.TEXT, h -> h.get("subjectType"))
                .field("subjectId", Kind.TEXT, h -> h.get("subjectId"))
                .field("rootId", Kind.UUID_KIND, h -> h.get("rootId"))
                .field("code", Kind.TEXT, h -> h.get("subjectCode"))
                .field("field", Kind.TEXT, h -> h.get("field"))
                .field("action", Kind.ofEnum(Action.class), h -> h.get("action"))
                .field("channel", Kind.ofEnum(Channel.class), h -> h.get("channel"))
                .field("correlationId", Kind.TEXT, h -> h.get("correlationId"))
                .defaultSort("-at")
                .build();
    }

    /**
     * {@return one page of entries as the caller may see them}
     *
     * @param query what the caller asked
     */
    public Page<HistoryEntry> list(ListQuery query) {
        Access access = Call.require(permission);
        return transactions.read(em -> {
            Page<HistoryEntity> page = listing.page(em, query, access, q -> in(access.rows(), q), null);
            Set<UUID> hidden = hidden(em, page.items(), access);
            return page.map(row -> row.entry(hidden.contains(row.id())));
        });
    }

    private Predicate in(RowScope rows, Listing.Query<HistoryEntity> query) {
        return rows.all() ? query.cb().conjunction() : scope.in(rows, query);
    }

    private Set<UUID> hidden(EntityManager em, List<HistoryEntity> rows, Access access) {
        Set<UUID> hidden = new HashSet<>();
        Set<FieldClass> classes = rows.stream()
                .map(HistoryEntity::fieldClass)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (FieldClass fieldClass : classes) {
            Set<UUID> classified = rows.stream()
                    .filter(r -> r.fieldClass() == fieldClass)
                    .map(HistoryEntity::id)
                    .collect(Collectors.toSet());
            hidden.addAll(classified);
            // values of that class are not kept at all
            if (fieldClass != FieldClass.SENSITIVE) {
                hidden.removeAll(seen(em, classified, access.rowsOf(fieldClass)));
            }
        }
        return hidden;
    }

    private Set<UUID> seen(EntityManager em, Set<UUID> ids, RowScope rows) {
        if (rows.all() || rows.equals(RowScope.NONE)) {
            return rows.all() ? ids : Set.of();
        }
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<UUID> select = cb.createQuery(UUID.class);
        Root<HistoryEntity> row = select.from(HistoryEntity.class);
        Listing.Query<HistoryEntity> query = new Listing.Query<>(cb, select, row, null);
        select.select(row.get("id")).where(row.get("id").in(ids), scope.in(rows, query));
        return Set.copyOf(em.createQuery(select).getResultList());
    }
}
