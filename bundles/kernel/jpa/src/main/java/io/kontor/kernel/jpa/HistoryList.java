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

/**
 * The history of a module as a list, for its {@code History} service.
 *
 * @param <E> the module's entity
 */
public final class HistoryList<E extends HistoryRow> {
    private final String permission;
    private final Class<E> entity;
    private final Transactions transactions;
    private final Scope<E> scope;
    private final Listing<E> listing;

    /**
     * Who may see which entries.
     *
     * @param <E> the module's entity
     */
    @FunctionalInterface
    public interface Scope<E> {
        /**
         * {@return the condition that the root of an entry is inside a scope}; an entry without a root is not
         *
         * @param rows the scope, not ALL
         * @param query the query it becomes part of
         */
        Predicate in(RowScope rows, Listing.Query<E> query);
    }

    /**
     * Creates the list.
     *
     * @param module name of the module; {@code <module>:history:read} is needed
     * @param entity its entity
     * @param transactions its transactions
     * @param scope who may see which entries
     */
    public HistoryList(String module, Class<E> entity, Transactions transactions, Scope<E> scope) {
        this.permission = module + ":history:read";
        this.entity = entity;
        this.transactions = transactions;
        this.scope = scope;
        this.listing = Listing.of(entity, "id")
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
            Page<E> page = listing.page(em, query, access, q -> in(access.rows(), q), null);
            Set<UUID> hidden = hidden(em, page.items(), access);
            return page.map(row -> row.entry(hidden.contains(row.id())));
        });
    }

    private Predicate in(RowScope rows, Listing.Query<E> query) {
        return rows.all() ? query.cb().conjunction() : scope.in(rows, query);
    }

    private Set<UUID> hidden(EntityManager em, List<E> rows, Access access) {
        Set<UUID> hidden = new HashSet<>();
        Set<FieldClass> classes = rows.stream()
                .map(HistoryRow::fieldClass)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (FieldClass fieldClass : classes) {
            Set<UUID> classified = rows.stream()
                    .filter(r -> r.fieldClass() == fieldClass)
                    .map(HistoryRow::id)
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
        Root<E> row = select.from(entity);
        Listing.Query<E> query = new Listing.Query<>(cb, select, row, null);
        select.select(row.get("id")).where(row.get("id").in(ids), scope.in(rows, query));
        return Set.copyOf(em.createQuery(select).getResultList());
    }
}
