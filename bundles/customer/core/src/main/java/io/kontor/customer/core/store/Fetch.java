package io.kontor.customer.core.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Root;

/** Loads the rows of many customers at once: one query a kind, however many customers. */
public final class Fetch {
    private Fetch() {}

    /**
     * {@return the rows with one of some values, in order}
     *
     * @param <E> the entity
     * @param em runs the query
     * @param entity its class
     * @param attribute attribute that must have one of the values
     * @param values the values
     * @param order attributes to order by
     */
    public static <E> List<E> rows(
            EntityManager em, Class<E> entity, String attribute, Collection<?> values, String... order) {
        List<E> rows = new ArrayList<>();
        for (List<?> chunk : Chunks.of(values)) {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<E> query = cb.createQuery(entity);
            Root<E> root = query.from(entity);
            query.where(root.get(attribute).in(chunk));
            query.orderBy(Arrays.stream(order).map(a -> cb.asc(root.get(a))).toList());
            rows.addAll(em.createQuery(query).getResultList());
        }
        return rows;
    }

    /**
     * {@return values by customer, in the rows' order}
     *
     * @param <E> the row
     * @param <V> the value
     * @param rows the rows
     * @param customer gives a row's customer
     * @param value gives a row's value
     */
    public static <E, V> Map<UUID, List<V>> group(List<E> rows, Function<E, UUID> customer, Function<E, V> value) {
        Map<UUID, List<V>> groups = new LinkedHashMap<>();
        rows.forEach(r -> groups.computeIfAbsent(customer.apply(r), c -> new ArrayList<>())
                .add(value.apply(r)));
        return groups;
    }
}
