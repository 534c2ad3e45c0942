package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.Operator;
import java.util.List;
import java.util.Locale;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Predicate;

/** Conditions of the filter grammar on columns. */
public final class Conditions {
    private Conditions() {}

    /**
     * {@return the condition on a column}
     *
     * @param <T> type of its values
     * @param cb builds it
     * @param kind its type
     * @param column the column
     * @param condition what the caller wrote
     * @throws KontorException MALFORMED {@code FILTER_OPERATOR} or {@code FILTER_VALUE}
     */
    @SuppressWarnings("unchecked")
    public static <T extends Comparable<? super T>> Predicate on(
            CriteriaBuilder cb, Kind<T> kind, Expression<?> column, Filter.Condition condition) {
        Expression<T> typed = (Expression<T>) column;
        String field = condition.field();
        List<T> values = condition.operator() == Operator.LIKE
                ? List.of()
                : condition.values().stream().map(v -> kind.parse(v, field)).toList();
        return switch (condition.operator()) {
            case IS_NULL -> typed.isNull();
            case IN -> typed.in(values);
            case EQ -> cb.equal(typed, values.get(0));
            case NE -> cb.or(cb.notEqual(typed, values.get(0)), typed.isNull());
            case LT -> cb.lessThan(typed, values.get(0));
            case LE -> cb.lessThanOrEqualTo(typed, values.get(0));
            case GT -> cb.greaterThan(typed, values.get(0));
            case GE -> cb.greaterThanOrEqualTo(typed, values.get(0));
            case LIKE -> {
                if (!kind.isText()) {
                    throw operator(condition);
                }
                yield like(cb, (Expression<String>) column, condition.values().get(0));
            }
            case DESCENDANT_OF -> throw operator(condition);
        };
    }

    /**
     * {@return the text match of the filter grammar: any case, {@code *} for any characters}
     *
     * @param cb builds it
     * @param column the text
     * @param pattern what the caller wrote
     */
    public static Predicate like(CriteriaBuilder cb, Expression<String> column, String pattern) {
        String escaped = Rows.escape(pattern.toLowerCase(Locale.ROOT)).replace('*', '%');
        return cb.like(cb.lower(column), escaped, Rows.ESCAPE);
    }

    /**
     * {@return a condition that no row meets; written with a column, because Derby does not compare two parameters}
     *
     * @param cb builds it
     * @param column any column
     */
    public static Predicate never(CriteriaBuilder cb, Expression<?> column) {
        return cb.and(column.isNull(), column.isNotNull());
    }

    /**
     * {@return the refusal of an operator a field does not know}
     *
     * @param condition what the caller wrote
     */
    public static KontorException operator(Filter.Condition condition) {
        return KontorException.of(ProblemKind.MALFORMED, "FILTER_OPERATOR", "filter")
                .with("field", condition.field())
                .with("operator", condition.operator().name().toLowerCase(Locale.ROOT));
    }
}
