package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.query.Sort;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.Tuple;
import javax.persistence.criteria.AbstractQuery;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Selection;
import org.jspecify.annotations.Nullable;

/**
 * The one list of the system: filter, sort, keyset cursor and count over one entity with a UUID as identity. Immutable;
 * build it once. Absent values sort as the greatest, on both databases.
 *
 * @param <E> the entity
 */
public final class Listing<E> {
    private final Class<E> entity;
    private final Field<E, UUID> id;
    private final Map<String, Field<E, ?>> fields;
    private final Map<String, Test<E>> tests;
    private final Map<String, Test<E>> prefixTests;
    private final List<Sort> defaultSort;

    private Listing(Builder<E> builder) {
        entity = builder.entity;
        id = new Field<>(Kind.UUID_KIND, q -> q.root().get(builder.idAttribute), null);
        fields = Map.copyOf(builder.fields);
        tests = Map.copyOf(builder.tests);
        prefixTests = Map.copyOf(builder.prefixTests);
        defaultSort = List.copyOf(builder.defaultSort);
    }

    /**
     * The query a condition becomes part of.
     *
     * @param <E> the entity
     * @param cb builds conditions
     * @param query the query, for subqueries
     * @param root the entity
     * @param context what the caller of the list gave, for example a day
     */
    public record Query<E>(
            CriteriaBuilder cb,
            AbstractQuery<?> query,
            Root<E> root,
            @Nullable Object context) {}

    /**
     * A condition with a meaning of its own.
     *
     * @param <E> the entity
     */
    @FunctionalInterface
    public interface Test<E> {
        /**
         * {@return the condition}
         *
         * @param query the query it becomes part of
         * @param condition what the caller wrote
         * @throws KontorException MALFORMED {@code FILTER_OPERATOR} or {@code FILTER_VALUE}
         */
        Predicate on(Query<E> query, Filter.Condition condition);
    }

    record Field<E, T extends Comparable<? super T>>(
            Kind<T> kind,
            Function<Query<E>, Expression<T>> column,
            @Nullable FieldClass needs) {}

    /**
     * {@return a builder}
     *
     * @param <E> the entity
     * @param entity its class
     * @param idAttribute its UUID attribute, which breaks ties
     */
    public static <E> Builder<E> of(Class<E> entity, String idAttribute) {
        return new Builder<>(entity, idAttribute);
    }

    /**
     * {@return one page}
     *
     * @param em runs the queries
     * @param asked what the caller asked
     * @param access whose field classes decide what may be filtered and sorted by
     * @param restriction rows that exist for the caller: the row scope
     * @param context passed on to the tests, may be null
     * @throws KontorException MALFORMED {@code FILTER_FIELD}, {@code FILTER_OPERATOR}, {@code FILTER_VALUE},
     *     {@code SORT_FIELD}, {@code CURSOR_INVALID}; FORBIDDEN {@code FIELD_CLASS_MISSING}
     */
    public Page<E> page(
            EntityManager em,
            ListQuery asked,
            Access access,
            Function<Query<E>, Predicate> restriction,
            @Nullable Object context) {
        List<Sort> order = asked.sort().isEmpty() ? defaultSort : asked.sort();
        Cursor<E> cursor = new Cursor<>(keys(order, access), order, asked.filter());
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Tuple> select = cb.createTupleQuery();
        Root<E> root = select.from(entity);
        Query<E> query = new Query<>(cb, select, root, context);
        List<Selection<?>> columns = new ArrayList<>(List.of(root));
        columns.addAll(cursor.columns(query));
        List<Predicate> where = conditions(query, asked.filter(), access, restriction);
        if (asked.cursor() != null) {
            where.add(cursor.after(asked.cursor(), query));
        }
        select.multiselect(columns).where(where.toArray(Predicate[]::new)).orderBy(cursor.order(query));
        List<Tuple> rows =
                em.createQuery(select).setMaxResults(asked.limit() + 1).getResultList();
        boolean more = rows.size() > asked.limit();
        List<Tuple> page = more ? rows.subList(0, asked.limit()) : rows;
        return new Page<>(
                page.stream().map(r -> r.get(0, entity)).toList(),
                more ? cursor.text(page.get(page.size() - 1)) : null,
                asked.count() ? count(em, asked.filter(), access, restriction, context) : null);
    }

    private Long count(
            EntityManager em,
            @Nullable Filter filter,
            Access access,
            Function<Query<E>, Predicate> restriction,
            @Nullable Object context) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Long> select = cb.createQuery(Long.class);
        Root<E> root = select.from(entity);
        Query<E> query = new Query<>(cb, select, root, context);
        List<Predicate> where = conditions(query, filter, access, restriction);
        select.select(cb.count(root)).where(where.toArray(Predicate[]::new));
        return em.createQuery(select).getSingleResult();
    }

    private List<Predicate> conditions(
            Query<E> query, @Nullable Filter filter, Access access, Function<Query<E>, Predicate> restriction) {
        List<Predicate> where = new ArrayList<>();
        where.add(restriction.apply(query));
        if (filter != null) {
            where.add(predicate(query, filter, access));
        }
        return where;
    }

    /**
     * {@return the condition of a filter, for other queries over the same entity}
     *
     * @param query the query it becomes part of
     * @param filter the filter
     * @param access whose field classes decide what may be filtered by
     * @throws KontorException as for {@link #page}
     */
    public Predicate predicate(Query<E> query, Filter filter, Access access) {
        CriteriaBuilder cb = query.cb();
        if (filter instanceof Filter.And and) {
            return cb.and(each(query, and.parts(), access));
        }
        if (filter instanceof Filter.Or or) {
            return cb.or(each(query, or.parts(), access));
        }
        if (filter instanceof Filter.Not not) {
            return cb.not(predicate(query, not.part(), access));
        }
        return condition(query, (Filter.Condition) filter, access);
    }

    private Predicate[] each(Query<E> query, List<Filter> parts, Access access) {
        return parts.stream().map(p -> predicate(query, p, access)).toArray(Predicate[]::new);
    }

    private Predicate condition(Query<E> query, Filter.Condition condition, Access access) {
        String name = condition.field();
        Test<E> test = tests.get(name);
        if (test != null) {
            return test.on(query, condition);
        }
        Field<E, ?> field = fields.get(name);
        if (field != null) {
            require(field, name, access);
            return Conditions.on(query.cb(), field.kind(), field.column().apply(query), condition);
        }
        return prefixTests.entrySet().stream()
                .filter(e -> name.startsWith(e.getKey()))
                .findFirst()
                .orElseThrow(() -> KontorException.of(ProblemKind.MALFORMED, "FILTER_FIELD", "filter")
                        .with("field", name))
                .getValue()
                .on(query, condition);
    }

    private static void require(Field<?, ?> field, String name, Access access) {
        if (field.needs() != null) {
            access.requireClass(field.needs(), name);
        }
    }

    private List<Field<E, ?>> keys(List<Sort> order, Access access) {
        List<Field<E, ?>> keys = new ArrayList<>();
        for (Sort sort : order) {
            Field<E, ?> field = fields.get(sort.field());
            if (field == null) {
                throw KontorException.of(ProblemKind.MALFORMED, "SORT_FIELD", "sort")
                        .with("field", sort.field());
            }
            require(field, sort.field(), access);
            keys.add(field);
        }
        keys.add(id);
        return keys;
    }

    /**
     * Collects the fields of a list.
     *
     * @param <E> the entity
     */
    public static final class Builder<E> {
        private final Class<E> entity;
        private final String idAttribute;
        private final Map<String, Field<E, ?>> fields = new LinkedHashMap<>();
        private final Map<String, Test<E>> tests = new LinkedHashMap<>();
        private final Map<String, Test<E>> prefixTests = new LinkedHashMap<>();
        private List<Sort> defaultSort = List.of();

        private Builder(Class<E> entity, String idAttribute) {
            this.entity = entity;
            this.idAttribute = idAttribute;
        }

        /**
         * Adds a field to filter and sort by.
         *
         * @param <T> type of its values
         * @param name its name
         * @param kind its type
         * @param column where it is
         * @return this
         */
        public <T extends Comparable<? super T>> Builder<E> field(
                String name, Kind<T> kind, Function<Root<E>, Expression<T>> column) {
            fields.put(name, new Field<>(kind, q -> column.apply(q.root()), null));
            return this;
        }

        /**
         * Adds a field that is no column but, for example, a subquery that depends on the context.
         *
         * @param <T> type of its values
         * @param name its name
         * @param kind its type
         * @param value gives a new expression each time
         * @return this
         */
        public <T extends Comparable<? super T>> Builder<E> computed(
                String name, Kind<T> kind, Function<Query<E>, Expression<T>> value) {
            fields.put(name, new Field<>(kind, value, null));
            return this;
        }

        /**
         * Adds a field that only callers who see a class in all their rows may filter and sort by.
         *
         * @param <T> type of its values
         * @param name its name
         * @param kind its type
         * @param needs the class
         * @param column where it is
         * @return this
         */
        public <T extends Comparable<? super T>> Builder<E> field(
                String name, Kind<T> kind, FieldClass needs, Function<Root<E>, Expression<T>> column) {
            fields.put(name, new Field<>(kind, q -> column.apply(q.root()), needs));
            return this;
        }

        /**
         * Adds a field to filter by, with a meaning of its own; it comes before a field of the same name.
         *
         * @param name its name
         * @param test its meaning
         * @return this
         */
        public Builder<E> test(String name, Test<E> test) {
            tests.put(name, test);
            return this;
        }

        /**
         * Adds all fields whose names begin with a prefix.
         *
         * @param prefix the prefix
         * @param test their meaning
         * @return this
         */
        public Builder<E> prefixTest(String prefix, Test<E> test) {
            prefixTests.put(prefix, test);
            return this;
        }

        /**
         * Sets the order when the caller does not say.
         *
         * @param keys as in {@link Sort#parse}
         * @return this
         */
        public Builder<E> defaultSort(String keys) {
            defaultSort = Sort.parse(keys);
            return this;
        }

        /** {@return the list} */
        public Listing<E> build() {
            return new Listing<>(this);
        }
    }
}
