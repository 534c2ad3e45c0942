package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.Sort;
import io.kontor.kernel.jpa.Listing.Field;
import io.kontor.kernel.jpa.Listing.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.persistence.Tuple;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Order;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Keyset paging: the cursor is the sort key of the last row, so that rows coming and going do not shift the pages. It
 * fits only the query it was made for.
 */
final class Cursor<E> {
    private static final int MAX_LENGTH = 4_000;

    private final List<Field<E, ?>> keys;
    private final List<Boolean> descending;
    private final String fingerprint;

    /** The last key is the identity, always ascending. */
    Cursor(List<Field<E, ?>> keys, List<Sort> order, @Nullable Filter filter) {
        this.keys = keys;
        descending = new ArrayList<>(order.stream().map(Sort::descending).toList());
        descending.add(false);
        fingerprint = Integer.toHexString(Arrays.hashCode(new Object[] {order.toString(), String.valueOf(filter)}));
    }

    List<Selection<?>> columns(Query<E> query) {
        List<Selection<?>> columns = new ArrayList<>();
        keys.forEach(k -> columns.add(k.column().apply(query)));
        return columns;
    }

    List<Order> order(Query<E> query) {
        List<Order> order = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Expression<?> column = keys.get(i).column().apply(query);
            order.add(descending.get(i) ? query.cb().desc(column) : query.cb().asc(column));
        }
        return order;
    }

    /** {@return the cursor after a row, whose first column is the entity} */
    String text(Tuple row) {
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(fingerprint);
        for (int i = 0; i < keys.size(); i++) {
            Object value = row.get(i + 1);
            parts.add(value == null ? null : keys.get(i).kind().print(value));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(StoredJson.write(parts).getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the condition that a row comes after the cursor} */
    Predicate after(String text, Query<E> query) {
        List<@Nullable String> parts = decode(text);
        if (parts.size() != keys.size() + 1 || !fingerprint.equals(parts.get(0))) {
            throw invalid();
        }
        CriteriaBuilder cb = query.cb();
        List<Predicate> alternatives = new ArrayList<>();
        List<Predicate> equalSoFar = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String value = parts.get(i + 1);
            List<Predicate> all = new ArrayList<>(equalSoFar);
            all.add(beyond(keys.get(i), value, descending.get(i), query));
            alternatives.add(cb.and(all.toArray(Predicate[]::new)));
            equalSoFar.add(same(keys.get(i), value, query));
        }
        return cb.or(alternatives.toArray(Predicate[]::new));
    }

    private static <E, T extends Comparable<? super T>> Predicate beyond(
            Field<E, T> key, @Nullable String text, boolean descending, Query<E> query) {
        CriteriaBuilder cb = query.cb();
        Expression<T> column = key.column().apply(query);
        if (text == null) {
            return descending ? column.isNotNull() : Conditions.never(cb, column);
        }
        T value = parse(key.kind(), text);
        return descending ? cb.lessThan(column, value) : cb.or(cb.greaterThan(column, value), column.isNull());
    }

    private static <E, T extends Comparable<? super T>> Predicate same(
            Field<E, T> key, @Nullable String text, Query<E> query) {
        Expression<T> column = key.column().apply(query);
        return text == null ? column.isNull() : query.cb().equal(column, parse(key.kind(), text));
    }

    private static <T extends Comparable<? super T>> T parse(Kind<T> kind, String text) {
        try {
            return kind.parse(text, "cursor");
        } catch (KontorException e) {
            throw invalid();
        }
    }

    private static List<@Nullable String> decode(String text) {
        if (text.length() > MAX_LENGTH) {
            throw invalid();
        }
        try {
            String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return Arrays.asList(StoredJson.read(json, String[].class));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw invalid();
        }
    }

    private static KontorException invalid() {
        return KontorException.of(ProblemKind.MALFORMED, "CURSOR_INVALID", "cursor");
    }
}
